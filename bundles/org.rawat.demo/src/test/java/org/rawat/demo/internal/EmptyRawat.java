package org.rawat.demo.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.rawat.api.AccountId;
import org.rawat.api.ClientKey;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.api.Appointments;
import org.rawat.appointments.api.BookAppointment;
import org.rawat.appointments.api.Schedule;
import org.rawat.appointments.api.Schedules;
import org.rawat.appointments.api.Slot;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.Accounts;
import org.rawat.identity.api.CreateAccount;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.RegisterPerson;

/** The APIs that the demonstration uses, kept in memory: a repeated key answers as the first. */
final class EmptyRawat {
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    final Map<UUID, Object> made = new LinkedHashMap<>();
    final Map<String, String> passwords = new HashMap<>();
    final Map<AppointmentId, AppointmentStatus> moved = new HashMap<>();
    final List<Schedule> schedules = new ArrayList<>();
    int failAfter = Integer.MAX_VALUE;
    private final Clock clock;

    EmptyRawat(Clock clock) {
        this.clock = clock;
    }

    <T> List<T> all(Class<T> type) {
        return made.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private Object once(Object key, Supplier<Object> creation) {
        UUID id = ((ClientKey) key).value();
        if (!made.containsKey(id)) {
            if (made.size() >= failAfter) {
                throw new IllegalStateException("cut off");
            }
            made.put(id, creation.get());
        }
        return made.get(id);
    }

    People people() {
        return of(
                People.class,
                (proxy, method, args) ->
                        switch (method.getName()) {
                            case "register", "registerChild" ->
                                    once(args[2], () -> person((RegisterPerson) args[1]));
                            default -> throw new UnsupportedOperationException(method.getName());
                        });
    }

    private static Person person(RegisterPerson command) {
        return new Person(
                new PersonId(UUID.randomUUID()),
                1,
                command.name(),
                command.birthDate(),
                command.sex(),
                command.weightKg(),
                command.allergies(),
                command.phone(),
                command.address());
    }

    Accounts accounts() {
        return of(
                Accounts.class,
                (proxy, method, args) ->
                        switch (method.getName()) {
                            case "create" ->
                                    once(
                                            args[3],
                                            () ->
                                                    account(
                                                            (PersonId) args[1],
                                                            (CreateAccount) args[2]));
                            case "describeDoctor" -> null;
                            case "count" -> (long) all(Account.class).size();
                            case "findByLogin" ->
                                    all(Account.class).stream()
                                            .filter(one -> args[1].equals(one.email()))
                                            .findFirst();
                            default -> throw new UnsupportedOperationException(method.getName());
                        });
    }

    Account account(PersonId person, CreateAccount command) {
        passwords.put(Objects.requireNonNull(command.email()), command.password());
        return new Account(
                new AccountId(UUID.randomUUID()),
                1,
                person,
                command.email(),
                null,
                command.roles(),
                false,
                command.locale(),
                command.zone());
    }

    Locations locations() {
        return of(
                Locations.class,
                (proxy, method, args) -> once(args[2], () -> location((Location) args[1])));
    }

    private static Location location(Location wanted) {
        return new Location(
                new LocationId(UUID.randomUUID()),
                1,
                wanted.name(),
                wanted.letterhead(),
                wanted.address(),
                wanted.phone(),
                wanted.zone());
    }

    Schedules schedules() {
        return of(
                Schedules.class,
                (proxy, method, args) ->
                        switch (method.getName()) {
                            case "create" -> {
                                schedules.add((Schedule) args[1]);
                                yield once(args[2], () -> args[1]);
                            }
                            case "free" -> List.of(slot((PersonId) args[1], (LocalDate) args[2]));
                            default -> throw new UnsupportedOperationException(method.getName());
                        });
    }

    private static Slot slot(PersonId doctor, LocalDate day) {
        Instant at = day.atTime(10, 0).atZone(JAKARTA).toInstant();
        return new Slot(
                doctor, new LocationId(UUID.randomUUID()), at, at.plusSeconds(1800), JAKARTA);
    }

    Appointments appointments() {
        return of(
                Appointments.class,
                (proxy, method, args) ->
                        switch (method.getName()) {
                            case "book" ->
                                    once(args[2], () -> appointment((BookAppointment) args[1]));
                            case "complete" -> move(args[1], AppointmentStatus.COMPLETED);
                            case "noShow" -> move(args[1], AppointmentStatus.NO_SHOW);
                            case "ofPatient" ->
                                    new Page<>(
                                            all(Appointment.class).stream()
                                                    .filter(it -> it.patientId().equals(args[1]))
                                                    .toList(),
                                            null);
                            default -> throw new UnsupportedOperationException(method.getName());
                        });
    }

    private Object move(Object id, AppointmentStatus to) {
        moved.put((AppointmentId) id, to);
        return all(Appointment.class).get(0);
    }

    private Appointment appointment(BookAppointment command) {
        return new Appointment(
                AppointmentId.next(clock),
                1,
                command.patientId(),
                command.doctorId(),
                new LocationId(UUID.randomUUID()),
                command.startsAt(),
                command.startsAt().plusSeconds(1800),
                JAKARTA,
                AppointmentStatus.CONFIRMED,
                command.reason(),
                null,
                null);
    }

    static <T> T of(Class<T> type, InvocationHandler handler) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
        return type.cast(proxy);
    }
}
