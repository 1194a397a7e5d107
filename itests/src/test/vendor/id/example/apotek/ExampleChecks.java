package id.example.apotek;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Component;
import org.rawat.prescriptions.api.spi.NotChecked;
import org.rawat.prescriptions.api.spi.SafetyAnswer;
import org.rawat.prescriptions.api.spi.SafetyCheck;
import org.rawat.prescriptions.api.spi.SafetyFinding;
import org.rawat.prescriptions.api.spi.SafetyKind;
import org.rawat.prescriptions.api.spi.SafetyKnowledge;
import org.rawat.prescriptions.api.spi.SafetyMedicine;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.api.spi.SafetySeverity;
import org.rawat.prescriptions.api.spi.SafetyText;

/**
 * Knowledge that warns a doctor, as a vendor would bring it, and a bad neighbour on request: what
 * stands in the directions decides.
 */
@Component
public final class ExampleChecks implements SafetyCheck {
    private static final SafetyKnowledge KNOWLEDGE =
            new SafetyKnowledge("2026-11", LocalDate.of(2026, 11, 1));

    @Override
    public String name() {
        return "periksa-contoh";
    }

    @Override
    public SafetyText title() {
        return new SafetyText("Periksa Contoh", "Example checks");
    }

    @Override
    public SafetyAnswer check(SafetyQuestion question, Duration deadline) throws IOException {
        List<SafetyFinding> findings = new ArrayList<>();
        for (SafetyMedicine medicine : question.proposed()) {
            switch (medicine.dosage()) {
                case "temuan" -> findings.add(finding("contoh-1", medicine.key(), "Temuan contoh."));
                case "meledak" -> throw new IllegalStateException("out of order");
                case "rusak" -> throw new LinkageError("no such class");
                case "putus" -> throw new IOException("no line");
                case "macet" -> sleep(deadline.multipliedBy(20));
                case "sampah" -> findings.add(finding("x".repeat(9_000), "bukan-obat", "\u0000"));
                case "kosong" -> {
                    return null;
                }
                case "banjir" ->
                        findings.addAll(
                                Collections.nCopies(
                                        5_000, finding("contoh-2", medicine.key(), "\uD800")));
                default -> {}
            }
        }
        return new SafetyAnswer.Checked(
                KNOWLEDGE,
                findings,
                List.of(
                        new NotChecked(
                                Set.of(SafetyKind.RENAL),
                                List.of(),
                                new SafetyText("Ginjal tidak diperiksa.", "Kidneys: not looked at."))));
    }

    private static SafetyFinding finding(String rule, String medicine, String text) {
        return new SafetyFinding(
                rule,
                SafetyKind.OTHER,
                SafetySeverity.SEVERE,
                List.of(medicine),
                new SafetyText(text, text),
                new SafetyText("", ""),
                "Contoh");
    }

    private static void sleep(Duration time) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
