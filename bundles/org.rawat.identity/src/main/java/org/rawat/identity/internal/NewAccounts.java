package org.rawat.identity.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.api.FieldProblem;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.CreateAccount;
import org.rawat.identity.internal.store.AccountStore;
import org.rawat.persistence.api.ConstraintViolation;
import org.rawat.persistence.api.UnitOfWork;

/** What every way of making an account has in common. */
@Component(service = NewAccounts.class)
public final class NewAccounts {
    private static final Set<String> LANGUAGES = Set.of("id", "en");

    private final AccountStore accounts;
    private final PasswordRules passwords = new PasswordRules();
    private final PasswordHashes hashes;
    private final SetupDoor door;
    private final UnitOfWork units;
    private final Clock clock;

    @Activate
    public NewAccounts(
            @Reference AccountStore accounts,
            @Reference PasswordHashes hashes,
            @Reference SetupDoor door,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.door = door;
        this.units = units;
        this.clock = clock;
    }

    /** A command that has passed the rules, with its password hashed. */
    record Checked(CreateAccount command, String passwordHash) {}

    /** Where the form has one field for e-mail or phone, it is named so. */
    static final String LOGIN = "login";

    /**
     * Checks and hashes; outside a unit of work, because hashing may wait.
     *
     * @param names the person's own words, which make no good password
     * @throws ProblemException invalid, naming {@code email}, {@code phone}, {@code password} or
     *     {@code roles}; too many
     */
    Checked checked(CreateAccount command, Collection<String> names) {
        List<FieldProblem> problems = new ArrayList<>();
        String email = command.email();
        String phone = command.phone();
        Optional<String> goodEmail = email == null ? Optional.empty() : LoginName.email(email);
        Optional<String> goodPhone = phone == null ? Optional.empty() : LoginName.phone(phone);
        if (email != null && goodEmail.isEmpty()) {
            problems.add(FieldProblem.of("email", "email"));
        }
        if (phone != null && goodPhone.isEmpty()) {
            problems.add(FieldProblem.of("phone", "phone"));
        }
        if (email == null && phone == null) {
            problems.add(FieldProblem.of("email", "email-or-phone"));
        }
        if (command.roles().isEmpty()) {
            problems.add(FieldProblem.of("roles", "required"));
        }
        List<@Nullable String> context = new ArrayList<>(names);
        context.add(goodEmail.orElse(null));
        context.add(goodPhone.orElse(null));
        passwords.check("password", command.password(), context).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return new Checked(
                new CreateAccount(
                        goodEmail.orElse(null),
                        goodPhone.orElse(null),
                        command.password(),
                        command.roles(),
                        LANGUAGES.contains(command.locale().getLanguage())
                                ? command.locale()
                                : java.util.Locale.forLanguageTag("id"),
                        command.zone()),
                hashes.hash(command.password()));
    }

    /** Adds the account, inside a unit of work; the first administrator closes the setup. */
    Account add(AccountId id, PersonId person, Checked checked) {
        CreateAccount command = checked.command();
        Account account =
                new Account(
                        id,
                        1,
                        person,
                        command.email(),
                        command.phone(),
                        command.roles(),
                        false,
                        command.locale(),
                        command.zone());
        accounts.add(account, checked.passwordHash(), clock.instant());
        if (command.roles().contains(Role.ADMINISTRATOR)) {
            door.close(clock.instant());
        }
        return account;
    }

    /** Runs a unit of work and says whose login was already taken as a wrong field. */
    <T> T unlessTaken(String emailField, String phoneField, Supplier<T> work) {
        try {
            return units.call(work);
        } catch (ConstraintViolation e) {
            throw switch (e.constraint()) {
                case "accounts_email_unique" -> ProblemException.invalid(emailField, "taken");
                case "accounts_phone_unique" -> ProblemException.invalid(phoneField, "taken");
                case "accounts_one_per_person" -> ProblemException.conflict("account-exists");
                default -> e;
            };
        }
    }
}
