package org.rawat.prescriptions.pdf.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.pdf.internal.paper.PrescriptionPaper;
import org.rawat.prescriptions.pdf.internal.signature.PdfSignature;
import org.rawat.prescriptions.pdf.internal.signature.SigningKeys;
import org.rawat.prescriptions.pdf.internal.store.PrintCode;
import org.rawat.prescriptions.pdf.internal.store.PrintFile;
import org.rawat.prescriptions.pdf.internal.store.PrintStore;

/**
 * Prescriptions as files. A signed version gets its code when it is first wanted on paper, and in
 * each language one file, made once out of what was signed and kept.
 */
@Component(service = PrintedPrescriptions.class)
public final class PrintedPrescriptions {
    private final PrescriptionsDoor prescriptions;
    private final PrintStore store;
    private final PrescriptionPaper paper;
    private final SigningKeys keys;
    private final Seal seal;
    private final UnitOfWork units;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public PrintedPrescriptions(
            @Reference PrescriptionsDoor prescriptions,
            @Reference PrintStore store,
            @Reference PrescriptionPaper paper,
            @Reference SigningKeys keys,
            @Reference Seal seal,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.prescriptions = prescriptions;
        this.store = store;
        this.paper = paper;
        this.keys = keys;
        this.seal = seal;
        this.units = units;
        this.clock = clock;
    }

    /** A prescription that may be printed; its patient, a parent acting, its doctor. */
    public Prescription printable(Actor actor, PrescriptionId id) {
        Prescription it = prescriptions.prescription(actor, id);
        requirePrintable(it);
        return it;
    }

    /**
     * The file of a prescription's signed version.
     *
     * @param it what {@link #printable} has answered
     * @param language {@code id} or {@code en}
     * @param publicUrl where the public page is, for the first file of a version
     * @throws ProblemException conflict {@code not-intact}, when what is stored is not what was
     *     signed; unavailable, when there is no key to sign with
     */
    public PrintedFile file(Prescription it, String language, String publicUrl) {
        requirePrintable(it);
        PrintCode code = code(it);
        PrintFile kept =
                units.call(() -> store.file(code.code(), language))
                        .orElseGet(() -> made(it, code, language, publicUrl));
        if (!seal.holds(kept)) {
            throw ProblemException.conflict("not-intact");
        }
        return new PrintedFile(code.code(), language, kept.content(), it.patientId());
    }

    /** Paper does not say that it is a prescription when it is none, or none any more. */
    private static void requirePrintable(Prescription it) {
        if (!printable(it.status())) {
            throw ProblemException.conflict("wrong-state", it.status().name());
        }
        if (!it.intact()) {
            throw ProblemException.conflict("not-intact");
        }
    }

    /** Whether one of this status is ever printed. */
    public static boolean printable(PrescriptionStatus status) {
        return status == PrescriptionStatus.ACTIVE || status == PrescriptionStatus.COMPLETED;
    }

    private PrintCode code(Prescription it) {
        PrintCode code =
                units.call(
                        () -> {
                            if (store.find(it.id(), it.signedVersion()).isEmpty()) {
                                store.add(seal.on(fresh(it)));
                            }
                            return store.find(it.id(), it.signedVersion()).orElseThrow();
                        });
        if (!seal.holds(code) || !code.fingerprint().equals(it.fingerprint())) {
            throw ProblemException.conflict("not-intact");
        }
        return code;
    }

    private PrintCode fresh(Prescription it) {
        byte[] bits = new byte[VerificationCode.BYTES];
        random.nextBytes(bits);
        return new PrintCode(
                VerificationCode.of(bits),
                it.id(),
                it.signedVersion(),
                it.patientId(),
                Objects.requireNonNull(it.fingerprint(), "signed"),
                now(),
                "");
    }

    /** Outside every unit of work: it takes a while, and another may be doing it too. */
    private PrintFile made(Prescription it, PrintCode code, String language, String publicUrl) {
        byte[] content = content(it, code, language, publicUrl);
        PrintFile file =
                seal.on(
                        new PrintFile(
                                code.code(), language, content, Seal.sha256(content), now(), ""));
        return units.call(
                () -> {
                    store.add(file);
                    return store.file(code.code(), language).orElseThrow();
                });
    }

    private byte[] content(Prescription it, PrintCode code, String language, String publicUrl) {
        PdfSignature signature = new PdfSignature(keys.identity());
        long number = ByteBuffer.wrap(fingerprint(it)).getLong() ^ language.hashCode();
        Locale reader = Locale.forLanguageTag(language);
        byte[] drawn =
                paper.draw(
                        it,
                        item -> prescriptions.sentence(item, reader),
                        language,
                        number,
                        publicUrl + "/verify/" + code.code());
        try {
            return signature.sign(
                    drawn, number, it.clinic().name(), Objects.requireNonNull(it.signedAt()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] fingerprint(Prescription it) {
        return java.util.HexFormat.of().parseHex(Objects.requireNonNull(it.fingerprint()));
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
