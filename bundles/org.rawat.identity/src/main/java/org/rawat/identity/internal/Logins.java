package org.rawat.identity.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.identity.api.Account;
import org.rawat.identity.internal.store.AccountStore;
import org.rawat.persistence.api.UnitOfWork;

/** By what one signs in: an e-mail address, a phone number, or both. */
@Component(service = Logins.class)
public final class Logins {
    private final AccountStore accounts;
    private final NewAccounts names;
    private final PasswordHashes hashes;
    private final Attempts attempts;
    private final UnitOfWork units;
    private final Audit audit;

    @Activate
    public Logins(
            @Reference AccountStore accounts,
            @Reference NewAccounts names,
            @Reference PasswordHashes hashes,
            @Reference Attempts attempts,
            @Reference UnitOfWork units,
            @Reference Audit audit) {
        this.accounts = accounts;
        this.names = names;
        this.hashes = hashes;
        this.attempts = attempts;
        this.units = units;
        this.audit = audit;
    }

    /** One's own account. */
    public Account own(Actor actor) {
        AccountId id = actor.requireAccount();
        return units.call(() -> accounts.find(id)).orElseThrow().account();
    }

    /**
     * Changes one's own, for whoever knows the password: a session left open on a borrowed phone
     * does not give the account away.
     *
     * @param password the account's
     * @param email the address from now on, or null for none
     * @param phone the number from now on, or null for none
     * @throws ProblemException invalid, naming {@code password}, {@code email} or {@code phone};
     *     conflict {@code stale}; too many
     */
    public Account change(
            Actor actor,
            long version,
            String password,
            @Nullable String email,
            @Nullable String phone,
            Device device) {
        AccountId id = actor.requireAccount();
        Optional<String> goodEmail = email == null ? Optional.empty() : LoginName.email(email);
        Optional<String> goodPhone = phone == null ? Optional.empty() : LoginName.phone(phone);
        check(email, goodEmail, phone, goodPhone);
        AccountStore.Stored stored = units.call(() -> accounts.find(id)).orElseThrow();
        attempts.begin(id, device);
        if (!hashes.matches(password, stored.passwordHash())) {
            throw ProblemException.invalid("password", "password-wrong");
        }
        attempts.succeeded(id, device);
        return names.unlessTaken(
                "email",
                "phone",
                () -> {
                    if (!accounts.setLogin(
                            id, version, goodEmail.orElse(null), goodPhone.orElse(null))) {
                        throw ProblemException.conflict("stale");
                    }
                    Account changed = accounts.find(id).orElseThrow().account();
                    audit.append(
                            AuditEntry.of(
                                    actor, "account.login", changed.personId(), "account", id));
                    return changed;
                });
    }

    private static void check(
            @Nullable String email,
            Optional<String> goodEmail,
            @Nullable String phone,
            Optional<String> goodPhone) {
        List<FieldProblem> problems = new ArrayList<>();
        if (email != null && goodEmail.isEmpty()) {
            problems.add(FieldProblem.of("email", "email"));
        }
        if (phone != null && goodPhone.isEmpty()) {
            problems.add(FieldProblem.of("phone", "phone"));
        }
        if (email == null && phone == null) {
            problems.add(FieldProblem.of("email", "email-or-phone"));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }
}
