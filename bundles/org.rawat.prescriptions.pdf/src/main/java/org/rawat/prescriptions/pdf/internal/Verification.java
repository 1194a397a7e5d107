package org.rawat.prescriptions.pdf.internal;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.api.PrescriptionStanding;
import org.rawat.prescriptions.pdf.internal.store.PrintCode;
import org.rawat.prescriptions.pdf.internal.store.PrintStore;

/**
 * Finds out whether paper is genuine, for anybody who holds its code. A code that is none, and one
 * that nobody ever got, answer alike.
 */
@Component(service = {Verification.class, HealthCheck.class})
public final class Verification implements HealthCheck {
    private final PrescriptionsDoor prescriptions;
    private final PrintStore store;
    private final Seal seal;
    private final VisitorLimit limit;
    private final UnitOfWork units;
    private final Audit audit;

    @Activate
    public Verification(
            @Reference PrescriptionsDoor prescriptions,
            @Reference PrintStore store,
            @Reference Seal seal,
            @Reference PdfSettings settings,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.prescriptions = prescriptions;
        this.store = store;
        this.seal = seal;
        this.limit = new VisitorLimit(settings.perAddress(), settings.perMinute(), clock);
        this.units = units;
        this.audit = audit;
    }

    /**
     * What may be known about a code.
     *
     * @param address the visitor's
     * @throws ProblemException not found {@code unknown-code}; too many
     */
    public Verified verified(String typed, String address) {
        limit.count(address);
        return standing(known(typed));
    }

    /**
     * The same, and whether a file is the one that was made for this code. That somebody compared
     * is recorded, so that the patient sees it.
     *
     * @param sha256 the file's SHA-256 in hexadecimal
     */
    public Verified compared(Actor actor, String typed, String address, String sha256) {
        limit.count(address);
        PrintCode code = known(typed);
        Verified standing = standing(code);
        String wanted = sha256.toLowerCase(Locale.ROOT);
        boolean ours =
                units.call(() -> store.files(code.code())).stream()
                        .anyMatch(file -> file.sha256().equals(wanted) && seal.holds(file));
        audit.append(
                AuditEntry.of(
                                actor,
                                "prescription.verify",
                                code.patient(),
                                "prescription",
                                code.prescription())
                        .with("genuine", String.valueOf(ours && standing.genuine())));
        return new Verified(
                ours && standing.genuine(),
                true,
                standing.issuer(),
                standing.date(),
                standing.state(),
                standing.refillsLeft());
    }

    /** The same as {@link #compared} for a file that was sent. */
    public Verified compared(Actor actor, String typed, String address, byte[] file) {
        return compared(actor, typed, address, Seal.sha256(file));
    }

    private PrintCode known(String typed) {
        return VerificationCode.parse(typed)
                .flatMap(code -> units.call(() -> store.find(code)))
                .orElseThrow(Verification::unknown);
    }

    private Verified standing(PrintCode code) {
        PrescriptionStanding it = prescriptions.standing(code).orElseThrow(Verification::unknown);
        return new Verified(
                it.intact() && seal.holds(code),
                false,
                it.issuer(),
                it.date(),
                it.state(),
                it.refillsLeft());
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemKind.NOT_FOUND, "unknown-code");
    }

    @Override
    public String name() {
        return "prescriptions-pdf";
    }

    @Override
    public Health check() {
        Optional<PrintCode> newest = units.call(store::newest);
        return newest.isEmpty() || seal.holds(newest.get())
                ? Health.ok("What was printed can be recognised.")
                : Health.critical(
                        "The code that was printed last does not bear this clinic's seal.",
                        "If var/keys/"
                                + Seal.FILE
                                + " was lost, restore it from its copy: without it no printed"
                                + " prescription is recognised. Otherwise somebody changed the"
                                + " database past Rawat.");
    }
}
