package org.rawat.prescriptions.internal;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.Role;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.api.Appointments;
import org.rawat.catalogue.api.Catalogue;
import org.rawat.catalogue.api.Category;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Ingredient;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductStatus;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.Sex;

/** A small clinic in memory: doubles of the functions on which prescriptions stand. */
final class Clinic {
    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    static final Instant NOW = Instant.parse("2026-11-02T01:00:00Z");

    /** Every call of a service beside prescriptions, in its order. */
    final List<String> lookUps = new CopyOnWriteArrayList<>();

    final Map<PersonId, Person> persons = new HashMap<>();
    final Map<PersonId, Doctor> doctors = new HashMap<>();
    final Map<AppointmentId, Appointment> appointments = new HashMap<>();
    final Map<ProductId, Product> products = new HashMap<>();
    final Location location =
            new Location(
                    new LocationId(UUID.randomUUID()),
                    1,
                    "Klinik Sehat",
                    "Buka setiap hari",
                    "Jl. Melati 1, Jakarta",
                    "+62211234567",
                    JAKARTA);
    final PersonId doctor = doctor("Ayu Lestari");
    final PersonId otherDoctor = doctor("Budi Santoso");
    final PersonId patient = patient("Siti Aminah");
    final PersonId otherPatient = patient("Joko Susilo");
    final ProductId paracetamol = product("Paracetamol", "500 mg", "tablet", true);
    final ProductId amoxicillin = product("Amoxicillin", "500 mg", "capsule", true);
    final ProductId gloves = product("Gloves", "", "pair", false);

    PersonId doctor(String name) {
        PersonId id = patient(name);
        doctors.put(
                id,
                new Doctor(
                        id,
                        name,
                        "dr.",
                        "",
                        "SIP/2026/" + doctors.size(),
                        "Umum",
                        "Jl. Melati 1, Jakarta",
                        "+62211234567",
                        true));
        return id;
    }

    PersonId patient(String name) {
        PersonId id = new PersonId(UUID.randomUUID());
        persons.put(
                id,
                new Person(
                        id,
                        1,
                        name,
                        LocalDate.of(1992, 9, 2),
                        Sex.FEMALE,
                        new BigDecimal("62.5"),
                        "",
                        null,
                        null));
        return id;
    }

    ProductId product(String name, String strength, String form, boolean medicine) {
        ProductId id = new ProductId(UUID.randomUUID());
        products.put(id, product(id, name, strength, form, medicine, ProductStatus.ACTIVE));
        return id;
    }

    ProductId controlled(String name, String strength, ControlledKind kind) {
        ProductId id = product(name, strength, "tablet", true);
        control(id, kind);
        return id;
    }

    /** Brings it under a law. */
    void control(ProductId id, ControlledKind kind) {
        products.computeIfPresent(
                id,
                (same, it) ->
                        new Product(
                                id,
                                it.version(),
                                it.codeSystem(),
                                it.code(),
                                it.name(),
                                it.form(),
                                it.strength(),
                                it.unit(),
                                it.category(),
                                kind,
                                null,
                                null,
                                List.of(),
                                it.status(),
                                null,
                                it.source(),
                                it.ingredients(),
                                false));
    }

    static Product replaced(ProductId id, ProductId by) {
        return new Product(
                id,
                2,
                "urn:rawat:test",
                "T-" + id,
                "Old",
                "tablet",
                "1 mg",
                "tablet",
                new Category("c", "Kategori", "Category", true, 1),
                ControlledKind.NONE,
                null,
                null,
                List.of(),
                ProductStatus.RETIRED,
                by,
                "clinic");
    }

    static Product product(
            ProductId id,
            String name,
            String strength,
            String form,
            boolean medicine,
            ProductStatus status) {
        return new Product(
                id,
                1,
                "urn:rawat:test",
                "T-" + id,
                name,
                form,
                strength,
                form,
                new Category("c", "Kategori", "Category", medicine, 1),
                ControlledKind.NONE,
                null,
                null,
                List.of(),
                status,
                null,
                "clinic",
                medicine ? List.of(ingredient(name, strength)) : List.of(),
                false);
    }

    private static Ingredient ingredient(String name, String strength) {
        String[] parts = strength.split(" ");
        return new Ingredient(
                name,
                null,
                null,
                new BigDecimal(parts[0]),
                Ingredient.Unit.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                BigDecimal.ONE,
                Ingredient.Per.UNIT);
    }

    AppointmentId appointment(AppointmentStatus status, Duration fromNow) {
        return appointment(doctor, patient, status, fromNow);
    }

    AppointmentId appointment(
            PersonId ofDoctor, PersonId ofPatient, AppointmentStatus status, Duration fromNow) {
        AppointmentId id = new AppointmentId(UUID.randomUUID());
        appointments.put(
                id,
                new Appointment(
                        id,
                        1,
                        ofPatient,
                        ofDoctor,
                        location.id(),
                        NOW.plus(fromNow),
                        NOW.plus(fromNow).plus(Duration.ofMinutes(15)),
                        JAKARTA,
                        status,
                        "",
                        null,
                        null));
        return id;
    }

    static Actor actor(PersonId person, Role... roles) {
        return new Actor(
                Actor.Kind.ACCOUNT,
                "account",
                new AccountId(UUID.nameUUIDFromBytes(person.toString().getBytes())),
                person,
                Set.of(roles),
                Set.of(),
                Locale.forLanguageTag("id"),
                JAKARTA);
    }

    static Actor parent(PersonId person, PersonId child) {
        Actor parent = actor(person, Role.PATIENT);
        return new Actor(
                parent.kind(),
                parent.name(),
                parent.accountId(),
                person,
                parent.roles(),
                Set.of(child),
                parent.locale(),
                parent.zone());
    }

    Appointments appointments() {
        return answering(
                Appointments.class,
                Map.of(
                        "find",
                        args -> Optional.ofNullable(appointments.get((AppointmentId) args[0])),
                        "findAll",
                        args -> known(appointments, (Collection<?>) args[0])));
    }

    People people() {
        return answering(
                People.class,
                Map.of(
                        "find", args -> Optional.ofNullable(persons.get((PersonId) args[0])),
                        "findAll", args -> known(persons, (Collection<?>) args[0]),
                        "doctor", args -> Optional.ofNullable(doctors.get((PersonId) args[0]))));
    }

    Locations locations() {
        return answering(
                Locations.class,
                Map.of(
                        "find",
                        args -> Optional.of(location).filter(it -> it.id().equals(args[0]))));
    }

    Catalogue catalogue() {
        return answering(
                Catalogue.class,
                Map.of(
                        "find",
                        args ->
                                ((Set<?>) args[0])
                                        .stream()
                                                .map(products::get)
                                                .filter(Objects::nonNull)
                                                .toList(),
                        "search",
                        args -> List.<ProductHit>of()));
    }

    private static <K, V> Map<K, V> known(Map<K, V> all, Collection<?> wanted) {
        Map<K, V> found = new HashMap<>(all);
        found.keySet().retainAll(Set.copyOf(wanted));
        return found;
    }

    /** A service that answers these methods and fails at every other: a test says what it needs. */
    private <T> T answering(
            Class<T> type, Map<String, java.util.function.Function<Object[], Object>> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, args) -> {
                            var answer = answers.get(method.getName());
                            if (answer == null) {
                                throw new UnsupportedOperationException(method.toString());
                            }
                            lookUps.add(type.getSimpleName() + "." + method.getName());
                            return answer.apply(args);
                        }));
    }
}
