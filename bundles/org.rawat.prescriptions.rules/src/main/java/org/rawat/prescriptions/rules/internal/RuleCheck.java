package org.rawat.prescriptions.rules.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.prescriptions.api.spi.SafetyAnswer;
import org.rawat.prescriptions.api.spi.SafetyCheck;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.api.spi.SafetyText;
import org.rawat.prescriptions.rules.internal.checks.Checks;
import org.rawat.prescriptions.rules.internal.knowledge.Knowledge;

/** Our own rules and the clinic's as a source like any vendor's. */
@Component(service = SafetyCheck.class)
public final class RuleCheck implements SafetyCheck {
    private final Supplier<Optional<Knowledge>> rules;

    @Activate
    public RuleCheck(@Reference RuleSets rules) {
        this(rules::knowledge);
    }

    RuleCheck(Supplier<Optional<Knowledge>> rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "rawat-rules";
    }

    @Override
    public SafetyText title() {
        return new SafetyText("Aturan Rawat dan klinik", "Rules of Rawat and the clinic");
    }

    @Override
    public SafetyAnswer check(SafetyQuestion question, Duration deadline) {
        return rules.get()
                .<SafetyAnswer>map(knowledge -> Checks.answer(knowledge, question))
                .orElseGet(
                        () ->
                                new SafetyAnswer.NotAvailable(
                                        new SafetyText(
                                                "Aturan masih dimuat.",
                                                "The rules are still being loaded.")));
    }
}
