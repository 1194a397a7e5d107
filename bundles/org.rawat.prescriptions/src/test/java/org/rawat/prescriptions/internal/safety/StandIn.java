package org.rawat.prescriptions.internal.safety;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
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

/** A vendor's source that behaves as it is told. */
public final class StandIn implements SafetyCheck {
    /** What it does when it is asked. */
    public interface Behaviour {
        SafetyAnswer answer(SafetyQuestion question) throws IOException, InterruptedException;
    }

    private final String name;
    private final Behaviour behaviour;
    public final List<SafetyQuestion> asked = new CopyOnWriteArrayList<>();

    public StandIn(String name, Behaviour behaviour) {
        this.name = name;
        this.behaviour = behaviour;
    }

    /** One that finds something about each proposed medicine of which the label holds this. */
    public static StandIn against(String name, String label, SafetySeverity severity) {
        return new StandIn(
                name,
                question -> {
                    List<SafetyFinding> findings = new ArrayList<>();
                    for (SafetyMedicine medicine : question.proposed()) {
                        if (medicine.label().contains(label)) {
                            findings.add(finding(medicine.key(), severity));
                        }
                    }
                    return checked(findings);
                });
    }

    public static SafetyFinding finding(String key, SafetySeverity severity) {
        return new SafetyFinding(
                "rule:" + severity,
                SafetyKind.OTHER,
                severity,
                List.of(key),
                new SafetyText("Temuan.", "A finding."),
                new SafetyText("", ""),
                "A public source");
    }

    public static SafetyAnswer checked(List<SafetyFinding> findings) {
        return new SafetyAnswer.Checked(
                new SafetyKnowledge("7", LocalDate.of(2026, 1, 2)), findings, List.of());
    }

    public static SafetyAnswer gap(String key) {
        return new SafetyAnswer.Checked(
                new SafetyKnowledge("7", LocalDate.of(2026, 1, 2)),
                List.of(),
                List.of(
                        new NotChecked(
                                Set.of(SafetyKind.OTHER),
                                List.of(key),
                                new SafetyText("Tidak dikenal.", "Not known."))));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SafetyText title() {
        return SafetyText.of("Stand-in " + name);
    }

    @Override
    public SafetyAnswer check(SafetyQuestion question, Duration deadline) throws IOException {
        asked.add(question);
        try {
            return behaviour.answer(question);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
