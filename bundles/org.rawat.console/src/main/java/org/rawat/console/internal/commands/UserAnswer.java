package org.rawat.console.internal.commands;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.identity.api.Account;

/**
 * An account for programs.
 *
 * @param account the account's id
 * @param person the person's id
 * @param email for signing in, or null
 * @param phone for signing in, or null
 * @param roles what the account may be
 * @param disabled whether it may not sign in
 * @param password the password that was made for it, shown this once; null when none was made
 */
record UserAnswer(
        String account,
        String person,
        @Nullable String email,
        @Nullable String phone,
        List<String> roles,
        boolean disabled,
        @Nullable String password) {
    static UserAnswer of(Account it, @Nullable String password) {
        return new UserAnswer(
                it.id().toString(),
                it.personId().toString(),
                it.email(),
                it.phone(),
                it.roles().stream().map(Enum::name).sorted().toList(),
                it.disabled(),
                password);
    }
}
