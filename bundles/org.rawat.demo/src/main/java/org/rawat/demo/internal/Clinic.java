package org.rawat.demo.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.demo.internal.Cast.Figure;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.Accounts;
import org.rawat.identity.api.CreateAccount;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;
import org.rawat.identity.api.RegisterPerson;

/**
 * Makes the demonstration's locations, people and accounts. Every creation has a key that follows
 * from what it makes, so that running it again makes nothing twice.
 */
final class Clinic {
    static final Actor DEMO = Actor.timer("demo");
    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    static final ZoneId MAKASSAR = ZoneId.of("Asia/Makassar");
    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private final People people;
    private final Accounts accounts;
    private final Locations locations;
    private final Clock clock;
    private final Map<String, PersonId> persons = new HashMap<>();
    private final Map<String, Actor> actors = new HashMap<>();

    Clinic(People people, Accounts accounts, Locations locations, Clock clock) {
        this.people = people;
        this.accounts = accounts;
        this.locations = locations;
        this.clock = clock;
    }

    /** The role of each account, by login. */
    static Map<String, String> rolesByLogin() {
        Map<String, String> roles = new LinkedHashMap<>();
        for (Figure figure : Cast.FIGURES) {
            if (figure.login() != null) {
                roles.put(figure.login(), figure.role().name().toLowerCase(Locale.ROOT));
            }
        }
        return roles;
    }

    static ClientKey key(String what) {
        String name = "org.rawat.demo/" + what;
        return new ClientKey(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    Location location(String key, String name, String address, String phone, ZoneId zone) {
        Location wanted =
                new Location(
                        new LocationId(new UUID(0, 0)),
                        0,
                        name,
                        "Klinik percontohan, bukan tempat pelayanan",
                        address,
                        phone,
                        zone);
        return locations.create(DEMO, wanted, key("location/" + key));
    }

    /** Makes everybody; parents come before their children. */
    void settle(Map<String, String> passwords) {
        for (Figure figure : Cast.FIGURES) {
            if (figure.parent() == null) {
                settle(figure, passwords);
            } else {
                Actor parent = actor(figure.parent());
                ClientKey key = key("person/" + figure.key());
                PersonId child = people.registerChild(parent, record(figure), key).id();
                persons.put(figure.key(), child);
            }
        }
    }

    private void settle(Figure figure, Map<String, String> passwords) {
        PersonId person = people.register(DEMO, record(figure), key("person/" + figure.key())).id();
        persons.put(figure.key(), person);
        if (figure.doctor() != null) {
            accounts.describeDoctor(DEMO, person, figure.doctor());
        }
        if (figure.login() != null) {
            Account account =
                    accounts.create(
                            DEMO,
                            person,
                            new CreateAccount(
                                    figure.login(),
                                    null,
                                    Objects.requireNonNull(passwords.get(figure.login())),
                                    Set.of(figure.role()),
                                    INDONESIAN,
                                    JAKARTA),
                            key("account/" + figure.key()));
            actors.put(figure.key(), actor(account));
        }
    }

    private RegisterPerson record(Figure figure) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), JAKARTA);
        return new RegisterPerson(
                figure.name(),
                LocalDate.of(today.getYear() - figure.age(), 1, 1).plusDays(figure.age() % 28L),
                figure.sex(),
                figure.weightKg(),
                figure.allergies(),
                "+62812555" + String.format("%04d", 1000 + Cast.FIGURES.indexOf(figure)),
                "Jl. Contoh No. " + (10 + Cast.FIGURES.indexOf(figure)) + ", Jakarta");
    }

    private static Actor actor(Account account) {
        return new Actor(
                Actor.Kind.ACCOUNT,
                account.id().toString(),
                account.id(),
                account.personId(),
                account.roles(),
                Set.of(),
                account.locale(),
                account.zone());
    }

    PersonId person(String key) {
        return Objects.requireNonNull(persons.get(key));
    }

    Actor actor(String key) {
        return Objects.requireNonNull(actors.get(key));
    }
}
