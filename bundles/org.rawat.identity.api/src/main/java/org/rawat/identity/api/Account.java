package org.rawat.identity.api;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.api.Role;

/**
 * An account: how a person signs in and what the person may be.
 *
 * @param id its id
 * @param version grows by one with each change
 * @param personId whose account it is
 * @param email lower case, or null; at least one of e-mail and phone is there
 * @param phone digits with a leading plus, or null
 * @param roles what the account may be
 * @param disabled whether it may not sign in
 * @param locale the language of its pages
 * @param zone the zone in which its times are shown
 */
public record Account(
        AccountId id,
        long version,
        PersonId personId,
        @Nullable String email,
        @Nullable String phone,
        Set<Role> roles,
        boolean disabled,
        Locale locale,
        ZoneId zone) {
    public Account {
        roles = Set.copyOf(roles);
    }
}
