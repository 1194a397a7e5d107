package org.rawat.console.internal.commands;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.console.internal.Refusal;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.Accounts;
import org.rawat.identity.api.CreateAccount;
import org.rawat.identity.api.People;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.api.Sex;
import org.rawat.persistence.api.ConstraintViolation;
import org.rawat.persistence.api.UnitOfWork;

/** Makes a person with an account. */
@Service
@Command(
        scope = "rawat",
        name = "user-create",
        description =
                "Makes a person with an account. The password is made at random and shown once,"
                        + " unless --ask lets you type one.")
@SuppressWarnings("NullAway.Init")
public final class UserCreateCommand implements Action {
    // Without the letters and digits that are taken for one another.
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int PASSWORD = 16;

    @Option(name = "--name", description = "The person's full name.", required = true)
    private String name;

    @Option(name = "--email", description = "The e-mail address for signing in.")
    private @Nullable String email;

    @Option(name = "--phone", description = "The phone number for signing in.")
    private @Nullable String phone;

    @Option(
            name = "--role",
            description = "What the account may be; may be given several times.",
            required = true,
            multiValued = true)
    @Completion(
            value = StringsCompleter.class,
            values = {"patient", "doctor", "staff", "administrator"})
    private List<String> roles = new ArrayList<>();

    @Option(name = "--birth-date", description = "The day of birth, for example 1980-02-29.")
    private @Nullable String birthDate;

    @Option(name = "--language", description = "The language of the account's pages: id or en.")
    @Completion(
            value = StringsCompleter.class,
            values = {"id", "en"})
    private String language = "id";

    @Option(name = "--zone", description = "The zone in which times are shown.")
    @Completion(
            value = StringsCompleter.class,
            values = {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"})
    private String zone = "Asia/Jakarta";

    @Option(name = "--ask", description = "Asks for the password instead of making one.")
    private boolean ask;

    @Option(name = "--json", description = "Answers in JSON, for programs.")
    private boolean json;

    @Reference(optional = true)
    private @Nullable People people;

    @Reference(optional = true)
    private @Nullable Accounts accounts;

    @Reference(optional = true)
    private @Nullable UnitOfWork units;

    @Reference private Session session;

    @Override
    public @Nullable Object execute() throws CommandException, IOException {
        return Output.answer(this::answer);
    }

    private String answer() throws Refusal, IOException {
        People register = people;
        Accounts create = accounts;
        UnitOfWork both = units;
        if (register == null || create == null || both == null) {
            throw new Refusal("Identity is not running: see rawat:status.");
        }
        RegisterPerson person =
                new RegisterPerson(name, day(birthDate), Sex.UNKNOWN, null, "", phone, null);
        String made = ask ? null : password();
        CreateAccount account =
                new CreateAccount(
                        email,
                        phone,
                        made == null ? typed() : made,
                        roles(roles),
                        language(language),
                        zone(zone));
        Actor actor = Actor.console(User.of(session));
        try {
            for (String login : logins()) {
                refuseTaken(create.findByLogin(actor, login), login);
            }
            Account created =
                    both.call(
                            () ->
                                    create.create(
                                            actor,
                                            register.register(actor, person, key()).id(),
                                            account,
                                            key()));
            return json ? Output.json(UserAnswer.of(created, made)) : text(created, made);
        } catch (ProblemException e) {
            throw Problem.refusal(e);
        } catch (ConstraintViolation e) {
            throw new Refusal("Nothing was done: somebody has taken this login just now.", e);
        }
    }

    private List<String> logins() {
        return Stream.of(email, phone).filter(Objects::nonNull).toList();
    }

    private static void refuseTaken(Optional<Account> holder, String login) throws Refusal {
        if (holder.isPresent()) {
            throw new Refusal("Nothing was done: somebody signs in with " + login + " already.");
        }
    }

    private String text(Account created, @Nullable String made) {
        String login = created.email() == null ? created.phone() : created.email();
        return name
                + " may sign in with "
                + login
                + (made == null ? "." : " and the password " + made + " (shown this once).")
                + (created.roles().contains(Role.DOCTOR)
                        ? " An administrator must still describe the doctor (title, SIP, practice)"
                                + " before patients can book."
                        : "");
    }

    private String typed() throws IOException, Refusal {
        String first = session.readLine("Password: ", '*');
        String again = session.readLine("Once more: ", '*');
        if (first == null || !first.equals(again)) {
            throw new Refusal("Nothing was done: the two passwords differ.");
        }
        return first;
    }

    private static String password() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder(PASSWORD);
        for (int i = 0; i < PASSWORD; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    static Set<Role> roles(List<String> typed) throws Refusal {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String role : typed) {
            try {
                roles.add(Role.valueOf(role.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new Refusal(
                        "There is no role " + role + ": patient, doctor, staff or administrator.",
                        e);
            }
        }
        return roles;
    }

    static @Nullable LocalDate day(@Nullable String typed) throws Refusal {
        try {
            return typed == null ? null : LocalDate.parse(typed);
        } catch (DateTimeException e) {
            throw new Refusal("--birth-date is a day such as 1980-02-29, not " + typed + ".", e);
        }
    }

    static ZoneId zone(String typed) throws Refusal {
        try {
            return ZoneId.of(typed);
        } catch (DateTimeException e) {
            throw new Refusal("--zone is a zone such as Asia/Jakarta, not " + typed + ".", e);
        }
    }

    static Locale language(String typed) throws Refusal {
        if (!typed.equals("id") && !typed.equals("en")) {
            throw new Refusal("--language is id or en, not " + typed + ".");
        }
        return Locale.forLanguageTag(typed);
    }

    private static ClientKey key() {
        return new ClientKey(UUID.randomUUID());
    }
}
