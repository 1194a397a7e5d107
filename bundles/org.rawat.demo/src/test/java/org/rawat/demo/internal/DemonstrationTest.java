package org.rawat.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rawat.api.Health;
import org.rawat.api.PersonId;
import org.rawat.api.Role;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.CreateAccount;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.Person;
import org.rawat.sdk.testkit.MutableClock;

class DemonstrationTest {
    @TempDir Path var;

    private final MutableClock clock = new MutableClock();
    private final EmptyRawat rawat = new EmptyRawat(clock);

    @Test
    void anEmptyDatabaseBecomesAClinicWithEveryRole() throws Exception {
        Health health = demonstration().make();

        assertThat(health.status()).isEqualTo(Health.Status.OK);
        assertThat(rawat.all(Account.class))
                .flatExtracting(Account::roles)
                .contains(Role.PATIENT, Role.DOCTOR, Role.STAFF, Role.ADMINISTRATOR);
        assertThat(rawat.all(Location.class)).hasSize(2);
        assertThat(rawat.schedules).hasSize(3);
        assertThat(rawat.all(Person.class)).hasSizeGreaterThan(rawat.all(Account.class).size());
        assertThat(rawat.moved.values())
                .contains(AppointmentStatus.COMPLETED, AppointmentStatus.NO_SHOW);
        assertThat(rawat.all(Appointment.class))
                .anyMatch(one -> one.startsAt().isAfter(clock.instant()))
                .anyMatch(one -> one.startsAt().isBefore(clock.instant()))
                .anyMatch(
                        one ->
                                !one.startsAt().isAfter(clock.instant())
                                        && one.endsAt().isAfter(clock.instant()));
    }

    @Test
    void theCredentialsAreForTheirOwnerOnlyAndOpenEveryAccount() throws Exception {
        demonstration().make();

        Path file = var.resolve("demo-credentials");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(credentials()).isEqualTo(rawat.passwords);
        assertThat(rawat.passwords.values()).doesNotHaveDuplicates().allMatch(p -> p.length() > 15);
        assertThat(Files.readString(file)).contains("patient ", "doctor ", "administrator ");
        assertThat(var.resolve("demo-credentials.unfinished")).doesNotExist();
    }

    @Test
    void theNextStartChangesNothing() throws Exception {
        demonstration().make();
        Map<UUID, Object> before = new HashMap<>(rawat.made);
        String credentials = Files.readString(var.resolve("demo-credentials"));
        clock.advance(Duration.ofDays(3));

        Health health = demonstration().make();

        assertThat(health.status()).isEqualTo(Health.Status.OK);
        assertThat(rawat.made).isEqualTo(before);
        assertThat(var.resolve("demo-credentials")).hasContent(credentials);
    }

    @Test
    void aDatabaseWithOtherPeopleIsLeftAlone() {
        rawat.made.put(
                UUID.randomUUID(),
                rawat.account(
                        new PersonId(UUID.randomUUID()),
                        new CreateAccount(
                                "somebody@clinic.example",
                                null,
                                "a password of theirs",
                                Set.of(Role.ADMINISTRATOR),
                                Locale.ENGLISH,
                                Clinic.JAKARTA)));

        Health health = demonstration().make();

        assertThat(health.status()).isEqualTo(Health.Status.WARN);
        assertThat(health.message()).contains("not the demonstration's");
        assertThat(rawat.made).hasSize(1);
        assertThat(var).isEmptyDirectory();
    }

    @Test
    void aStartThatWasCutOffIsTakenUpWithTheSamePasswords() throws Exception {
        rawat.failAfter = 7;
        assertThatThrownBy(() -> demonstration().make()).hasMessage("cut off");
        assertThat(var.resolve("demo-credentials")).doesNotExist();
        rawat.failAfter = Integer.MAX_VALUE;

        demonstration().make();

        assertThat(credentials()).isEqualTo(rawat.passwords);
        assertThat(rawat.all(Account.class)).hasSize(rawat.passwords.size());
    }

    @Test
    void everyHourOfTheDayIsAGoodHourToStart() {
        for (int hour = 0; hour < 24; hour++) {
            EmptyRawat other = new EmptyRawat(clock);
            clock.advance(Duration.ofHours(1));
            assertThat(demonstration(other, var.resolve("h" + hour)).make().status())
                    .isEqualTo(Health.Status.OK);
        }
    }

    private Map<String, String> credentials() throws IOException {
        Map<String, String> read = new HashMap<>();
        List<String> lines = Files.readAllLines(var.resolve("demo-credentials"));
        for (String line : lines) {
            String[] words = line.split(" ");
            assertThat(words).hasSize(3);
            read.put(words[1], words[2]);
        }
        return read;
    }

    private Demonstration demonstration() {
        return demonstration(rawat, var);
    }

    private Demonstration demonstration(EmptyRawat where, Path folder) {
        return new Demonstration(
                where.people(),
                where.accounts(),
                where.locations(),
                where.schedules(),
                where.appointments(),
                clock,
                folder);
    }
}
