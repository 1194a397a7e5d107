package org.rawat.prescriptions.rules.internal.checks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rawat.prescriptions.api.spi.SafetyCode;
import org.rawat.prescriptions.api.spi.SafetyFinding;
import org.rawat.prescriptions.api.spi.SafetyKind;
import org.rawat.prescriptions.api.spi.SafetyPatient;
import org.rawat.prescriptions.api.spi.SafetySeverity;
import org.rawat.prescriptions.api.spi.SafetyText;
import org.rawat.prescriptions.rules.internal.knowledge.Dictionary;
import org.rawat.prescriptions.rules.internal.knowledge.Knowledge;
import org.rawat.prescriptions.rules.internal.knowledge.Rule;
import org.rawat.prescriptions.rules.internal.knowledge.Substance;
import org.rawat.prescriptions.rules.internal.knowledge.SubstanceClass;

/** What the patient is said to be allergic to, against what is proposed. */
final class AllergyCheck {
    private static final Pattern SEPARATORS = Pattern.compile("[,;/\\n\\r+&]|\\bdan\\b|\\band\\b");
    private static final Pattern NOTHING =
            Pattern.compile(
                    "-*|tidak( ada)?( alergi)?|tdk ada|nihil|tidak diketahui|none( known)?"
                            + "|no( known)?( drug)? allerg(y|ies)|nka|nkda|n/a");

    private final Knowledge knowledge;
    private final SafetyPatient patient;
    private final Findings findings;

    AllergyCheck(Knowledge knowledge, SafetyPatient patient, Findings findings) {
        this.knowledge = knowledge;
        this.patient = patient;
        this.findings = findings;
    }

    void run(List<Given> known) {
        List<Dictionary.Mention> allergens = new ArrayList<>();
        for (String text : patient.allergyTexts()) {
            for (String part : SEPARATORS.split(text.toLowerCase(Locale.ROOT))) {
                read(part.strip(), allergens);
            }
        }
        for (SafetyCode code : patient.allergies()) {
            notUnderstood(code.code());
        }
        for (Given given : known) {
            if (given.proposed()) {
                allergens.forEach(allergen -> compare(allergen, given));
            }
        }
    }

    private void read(String part, List<Dictionary.Mention> allergens) {
        if (NOTHING.matcher(part).matches()) {
            return;
        }
        List<Dictionary.Mention> mentions = knowledge.dictionary().mentions(part);
        allergens.addAll(mentions);
        if (mentions.isEmpty()) {
            notUnderstood(part);
        }
    }

    private void notUnderstood(String text) {
        findings.gap(
                EnumSet.of(SafetyKind.ALLERGY),
                new SafetyText(
                        "Alergi ini tidak dikenal: " + text, "Not a known allergy: " + text));
    }

    private void compare(Dictionary.Mention allergen, Given given) {
        Substance taken = Objects.requireNonNull(given.substance());
        Substance substance = allergen.substance();
        if (substance != null && given.is(substance)) {
            add(
                    given,
                    "allergy:" + taken.key(),
                    SafetySeverity.CONTRAINDICATED,
                    substance.name(),
                    new SafetyText(
                            "Alergi terhadap obat ini tercatat.",
                            "This very allergy is on record."),
                    "");
            return;
        }
        List<String> subjects = subjects(allergen);
        Optional<Rule.CrossReaction> rule = knowledge.crossReaction(subjects, taken);
        rule.ifPresent(
                it ->
                        add(
                                given,
                                it.name(),
                                Objects.requireNonNull(it.severity()),
                                named(allergen),
                                it.text(),
                                it.citation()));
        SubstanceClass group = allergen.group();
        if (rule.isEmpty() && group != null && taken.subjects().contains(group.subject())) {
            add(
                    given,
                    "allergy:" + group.subject() + "|" + taken.key(),
                    SafetySeverity.CONTRAINDICATED,
                    named(allergen),
                    new SafetyText(
                            "Obat ini termasuk golongan itu.",
                            "This medicine belongs to that class."),
                    "");
        }
    }

    private static List<String> subjects(Dictionary.Mention allergen) {
        List<String> subjects = new ArrayList<>();
        if (allergen.substance() != null) {
            subjects.addAll(allergen.substance().subjects());
        }
        if (allergen.group() != null) {
            subjects.add(allergen.group().subject());
        }
        return subjects;
    }

    private static String named(Dictionary.Mention allergen) {
        return allergen.group() != null
                ? allergen.group().name().indonesian()
                : Objects.requireNonNull(allergen.substance()).name();
    }

    private void add(
            Given given,
            String rule,
            SafetySeverity severity,
            String allergen,
            SafetyText text,
            String citation) {
        String name = given.ingredient().name();
        findings.add(
                new SafetyFinding(
                        rule,
                        SafetyKind.ALLERGY,
                        severity,
                        List.of(given.medicine().key()),
                        new SafetyText(
                                "Alergi " + allergen + ", obat " + name + ". " + text.indonesian(),
                                "Allergy to "
                                        + allergen
                                        + ", medicine "
                                        + name
                                        + ". "
                                        + text.english()),
                        new SafetyText(
                                "Tanyakan reaksinya; pilih obat dari golongan lain.",
                                "Ask about the reaction; choose another class."),
                        citation.isEmpty() ? "Patient's record" : citation));
    }
}
