package org.rawat.prescriptions.pdf.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionStanding;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.dosage.DosageText;
import org.rawat.prescriptions.pdf.internal.paper.PrescriptionPaper;
import org.rawat.prescriptions.pdf.internal.signature.SigningKeys;
import org.rawat.prescriptions.pdf.internal.store.PrintStore;
import org.rawat.sdk.testkit.TestDatabase;

/** The function on a real database, with prescriptions that a test makes up. */
final class PrintShop implements AutoCloseable {
    static final String URL = "https://rawat.klinik.example";
    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    final TestDatabase db = TestDatabase.with("prescriptions_pdf");
    final Path folder = folder();
    final KeyFolder keys = new KeyFolder(folder.resolve("keys"));
    final Map<PrescriptionId, Prescription> prescriptions = new HashMap<>();
    final Map<PrescriptionId, PrescriptionStanding> standings = new HashMap<>();
    final PrintStore store = new PrintStore(db.entityManager("prescriptions_pdf"));
    final Seal seal = new Seal(keys);
    final SigningKeys signing = new SigningKeys(settings(Map.of()), keys, folder, db.clock());

    /** Says steps in a few words of the language; null while there is nobody who can. */
    @Nullable DosageText dosages = saying(Map.of("id", "satu kali", "en", "once"));

    final PrintedPrescriptions printed = printed(signing);
    final Verification verification = verification(door(), 1_000);

    PrintedPrescriptions printed(SigningKeys with) {
        return new PrintedPrescriptions(
                door(), store, new PrescriptionPaper(), with, seal, db.unitOfWork(), db.clock());
    }

    Verification verification(PrescriptionsDoor door, int perAddress) {
        return new Verification(
                door,
                store,
                seal,
                settings(Map.of("verify_address_perMinute", perAddress)),
                db.unitOfWork(),
                db.audit(),
                db.clock());
    }

    /** A prescription that is there and stands as its status says. */
    Prescription add(Sample sample) {
        Prescription it = sample.prescription();
        prescriptions.put(it.id(), it);
        standings.put(it.id(), standing(PrescriptionStanding.State.ACTIVE, true));
        return it;
    }

    static PrescriptionStanding standing(PrescriptionStanding.State state, boolean intact) {
        return new PrescriptionStanding(
                "Klinik Sehat Sentosa", LocalDate.of(2026, 11, 2), state, 2, intact);
    }

    PrescriptionsDoor door() {
        return PrescriptionsDoor.to(
                (Prescriptions)
                        Proxy.newProxyInstance(
                                Prescriptions.class.getClassLoader(),
                                new Class<?>[] {Prescriptions.class},
                                (proxy, method, args) ->
                                        switch (method.getName()) {
                                            case "prescription" -> prescription(args);
                                            case "standing" -> standing(args);
                                            default ->
                                                    throw new UnsupportedOperationException(
                                                            method.toString());
                                        }),
                dosages);
    }

    private static DosageText saying(Map<String, String> words) {
        return (DosageText)
                Proxy.newProxyInstance(
                        DosageText.class.getClassLoader(),
                        new Class<?>[] {DosageText.class},
                        (proxy, method, args) -> {
                            if (!method.getName().equals("write")) {
                                throw new UnsupportedOperationException(method.toString());
                            }
                            return words.get(((Locale) args[1]).getLanguage());
                        });
    }

    private Prescription prescription(Object[] args) {
        Prescription it = prescriptions.get((PrescriptionId) args[1]);
        Actor actor = (Actor) args[0];
        if (it == null
                || !it.doctorId().equals(actor.personId()) && !actor.mayActFor(it.patientId())) {
            throw ProblemException.notFound();
        }
        return it;
    }

    private Optional<PrescriptionStanding> standing(Object[] args) {
        return Optional.ofNullable(standings.get((PrescriptionId) args[0]))
                .map(
                        it ->
                                new PrescriptionStanding(
                                        it.issuer(),
                                        it.date(),
                                        it.state(),
                                        it.refillsLeft(),
                                        it.intact() && args[2].equals(Sample.PRINT)));
    }

    /** The configuration with these values, everything else as it is by default. */
    static PdfSettings settings(Map<String, Object> values) {
        return new PdfSettings(
                (PdfConfig)
                        Proxy.newProxyInstance(
                                PdfConfig.class.getClassLoader(),
                                new Class<?>[] {PdfConfig.class},
                                (proxy, method, args) ->
                                        values.getOrDefault(
                                                method.getName(), method.getDefaultValue())));
    }

    static Actor actor(PersonId person, Role role) {
        return new Actor(
                Actor.Kind.ACCOUNT,
                "account",
                new AccountId(UUID.randomUUID()),
                person,
                Set.of(role),
                Set.of(),
                Locale.forLanguageTag("id"),
                JAKARTA);
    }

    static Actor anybody() {
        return Actor.anonymous(Locale.forLanguageTag("id"), JAKARTA);
    }

    PrintedFile print(Prescription it) {
        return printed.file(it, "id", URL);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("print-shop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        db.close();
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
