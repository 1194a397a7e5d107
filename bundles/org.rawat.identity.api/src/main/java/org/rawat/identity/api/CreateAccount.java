package org.rawat.identity.api;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Role;

/**
 * What to make an account of.
 *
 * @param email for signing in, or null
 * @param phone for signing in, or null; at least one of the two
 * @param password in the clear, 8 to 128 characters; kept only as its Argon2id hash
 * @param roles what the account may be
 * @param locale the language of its pages
 * @param zone the zone in which its times are shown
 */
public record CreateAccount(
        @Nullable String email,
        @Nullable String phone,
        String password,
        Set<Role> roles,
        Locale locale,
        ZoneId zone) {
    public CreateAccount {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "CreateAccount[roles=" + roles + "]";
    }
}
