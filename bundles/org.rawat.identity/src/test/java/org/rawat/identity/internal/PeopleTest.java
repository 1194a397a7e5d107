package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.Role;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.api.Sex;

class PeopleTest {
    private Clinic clinic;
    private Account ayu;
    private Actor joko;

    @BeforeEach
    void open() {
        clinic = new Clinic();
        ayu = clinic.account("Ayu Lestari", "ayu@example.org", Role.PATIENT);
        clinic.account("Joko", "joko@klinik.id", Role.STAFF);
        joko = clinic.actor("joko@klinik.id");
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void aForeignRecordAnswersLikeOneThatDoesNotExist() {
        Account budi = clinic.account("Budi", "budi@example.org", Role.PATIENT);
        clinic.account("Sari", "sari@klinik.id", Role.DOCTOR);
        for (Actor actor :
                List.of(clinic.actor("budi@example.org"), clinic.actor("sari@klinik.id"))) {
            for (PersonId person : List.of(ayu.personId(), PersonId.next(clinic.clock))) {
                assertThatThrownBy(() -> clinic.people.person(actor, person))
                        .hasMessage("NOT_FOUND not-found");
                assertThatThrownBy(() -> clinic.people.change(actor, person, 1, Clinic.named("X")))
                        .hasMessage("NOT_FOUND not-found");
            }
            assertThatThrownBy(() -> clinic.people.search(actor, "", "", 10))
                    .hasMessage("FORBIDDEN forbidden");
        }
        assertThat(clinic.people.person(joko, budi.personId()).name()).isEqualTo("Budi");
    }

    @Test
    void aStaleFormOverwritesNothing() {
        Actor own = clinic.actor("ayu@example.org");
        Person seen = clinic.people.person(own, ayu.personId());
        Person after =
                clinic.people.change(joko, ayu.personId(), seen.version(), Clinic.named("Ayu L."));

        assertThat(after.version()).isGreaterThan(seen.version());
        assertThatThrownBy(
                        () ->
                                clinic.people.change(
                                        own,
                                        ayu.personId(),
                                        seen.version(),
                                        Clinic.named("Ayu Baru")))
                .hasMessage("CONFLICT stale");
        assertThat(clinic.people.person(own, ayu.personId()).name()).isEqualTo("Ayu L.");
    }

    @Test
    void aDoubleTapRegistersOnePerson() {
        ClientKey key = Clinic.key();
        Person one = clinic.people.register(joko, Clinic.named("Tono"), key);
        Person two = clinic.people.register(joko, Clinic.named("Tono"), key);
        assertThat(two).isEqualTo(one);
        assertThat(clinic.people.search(joko, "tono", "", 10).items()).hasSize(1);
    }

    @Test
    void patientsAreFoundByPartsOfNamePhoneAndEmailAndColleaguesAreNot() {
        clinic.people.register(
                joko,
                new RegisterPerson(
                        "Siti 100% Aminah", null, Sex.FEMALE, null, "", "0812 9999 888", null),
                Clinic.key());

        assertThat(names("AYU")).containsExactly("Ayu Lestari");
        assertThat(names("ayu@ex")).containsExactly("Ayu Lestari");
        assertThat(names("0812 9999")).containsExactly("Siti 100% Aminah");
        assertThat(names("100%")).containsExactly("Siti 100% Aminah");
        assertThat(names("%")).containsExactly("Siti 100% Aminah");
        assertThat(names("_")).isEmpty();
        assertThat(names("joko")).isEmpty();
        assertThat(names("")).containsExactly("Ayu Lestari", "Siti 100% Aminah");
    }

    @Test
    void aLongListIsPagedWithoutLosingOrRepeatingAnybody() {
        for (int i = 0; i < 25; i++) {
            clinic.people.register(joko, Clinic.named("Pasien " + i % 3), Clinic.key());
        }
        List<PersonId> seen = new ArrayList<>();
        String after = "";
        do {
            Page<Person> page = clinic.people.search(joko, "pasien", after, 7);
            page.items().forEach(person -> seen.add(person.id()));
            after = page.next() == null ? "" : page.next();
        } while (!after.isEmpty());

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        for (String bad : List.of("x", "!!!", "AAAA", UUID.randomUUID().toString())) {
            assertThatThrownBy(() -> clinic.people.search(joko, "", bad, 7))
                    .hasMessageContaining("page");
        }
    }

    @Test
    void aParentNotesAChildAndNobodyElseSeesIt() {
        Actor own = clinic.actor("ayu@example.org");
        RegisterPerson child =
                new RegisterPerson(
                        "Dewi", LocalDate.of(2020, 1, 1), Sex.FEMALE, null, "", null, null);
        ClientKey key = Clinic.key();
        Person dewi = clinic.people.registerChild(own, child, key);
        assertThat(clinic.people.registerChild(own, child, key).id()).isEqualTo(dewi.id());

        Actor parent = clinic.actor("ayu@example.org");
        assertThat(clinic.people.children(parent)).extracting(Person::name).containsExactly("Dewi");
        clinic.account("Budi", "budi@example.org", Role.PATIENT);
        Actor budi = clinic.actor("budi@example.org");
        assertThatThrownBy(() -> clinic.people.child(budi, dewi.id()))
                .hasMessage("NOT_FOUND not-found");
        assertThatThrownBy(() -> clinic.people.registerChild(own, Clinic.named("X"), Clinic.key()))
                .hasMessageContaining("not-a-child");
    }

    @Test
    void staffMakeAnAccountForAPatientWhoChoosesThePassword() {
        Person tono = clinic.people.register(joko, Clinic.named("Tono"), Clinic.key());
        Invitations invitations = clinic.invitations;
        ClientKey key = Clinic.key();
        var first = invitations.patient(joko, tono.id(), "tono@example.org", key);
        var again = invitations.patient(joko, tono.id(), "tono@example.org", key);

        assertThat(again.account()).isEqualTo(first.account());
        assertThat(first.account().roles()).containsExactly(Role.PATIENT);
        clinic.passwords.redeem(again.issued().code(), "sawah hijau sekali", Clinic.HOME);
        clinic.signIn.signIn(
                Clinic.VISITOR, "tono@example.org", "sawah hijau sekali", Clinic.HOME, null);
    }

    @Test
    void aLocationIsChangedOnlyByWhoSawItsLatestVersion() {
        Location made =
                clinic.locations.create(Clinic.CONSOLE, location(null, 0, "A"), Clinic.key());
        Location after =
                clinic.locations.change(Clinic.CONSOLE, location(made.id(), made.version(), "B"));
        assertThat(after.name()).isEqualTo("B");
        assertThatThrownBy(
                        () ->
                                clinic.locations.change(
                                        Clinic.CONSOLE, location(made.id(), made.version(), "C")))
                .hasMessage("CONFLICT stale");
        assertThatThrownBy(
                        () -> clinic.locations.create(joko, location(null, 0, "D"), Clinic.key()))
                .hasMessage("FORBIDDEN forbidden");
        assertThat(clinic.locations.all()).extracting(Location::name).containsExactly("B");
    }

    private List<String> names(String query) {
        return clinic.people.search(joko, query, "", 50).items().stream()
                .map(Person::name)
                .toList();
    }

    private static Location location(LocationId id, long version, String name) {
        return new Location(
                id, version, name, "", "Jl. Melati 1", "022 123", ZoneId.of("Asia/Jakarta"));
    }
}
