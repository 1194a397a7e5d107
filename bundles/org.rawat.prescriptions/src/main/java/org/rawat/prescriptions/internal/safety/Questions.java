package org.rawat.prescriptions.internal.safety;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rawat.prescriptions.api.PrescribedPatient;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.Route;
import org.rawat.prescriptions.api.spi.SafetyCode;
import org.rawat.prescriptions.api.spi.SafetyIngredient;
import org.rawat.prescriptions.api.spi.SafetyMedicine;
import org.rawat.prescriptions.api.spi.SafetyPatient;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.api.spi.SafetyRoute;
import org.rawat.prescriptions.internal.store.StoredPrescription;

/** Makes of a prescription what sources of safety knowledge are asked. */
public final class Questions {
    private static final int ALLERGY_MAX = 500;
    private static final int ALLERGIES_MAX = 100;

    /** Parts of names of forms, in Indonesian and English, the more special first. */
    private static final List<Map.Entry<String, SafetyRoute>> FORMS =
            List.of(
                    Map.entry("mata|eye|ophthalm", SafetyRoute.EYE),
                    Map.entry("telinga|ear |otic", SafetyRoute.EAR),
                    Map.entry("hidung|nasal|nose", SafetyRoute.NOSE),
                    Map.entry("inhal|nebul|turbuhaler", SafetyRoute.INHALED),
                    Map.entry("transdermal|patch|koyo", SafetyRoute.PATCH),
                    Map.entry("vagina|ovul|pessar", SafetyRoute.VAGINAL),
                    Map.entry("suposit|supposit|rektal|rectal|enema", SafetyRoute.RECTAL),
                    Map.entry("sublingual", SafetyRoute.SUBLINGUAL),
                    Map.entry("kumur|mouthwash|gargle", SafetyRoute.MOUTH),
                    Map.entry("injeksi|infus|inject|ampul|vial", SafetyRoute.INJECTION),
                    Map.entry(
                            "krim|cream|salep|ointment|gel|losion|lotion|topikal|topical|sampo"
                                    + "|shampoo|kulit|bedak|tabur|pasta",
                            SafetyRoute.SKIN),
                    Map.entry(
                            "tablet|kaplet|caplet|kapsul|capsule|sirup|syrup|oral|suspensi"
                                    + "|suspension|puyer|serbuk|granul|sachet|larutan|tetes|drops"
                                    + "|elixir|eliksir|lozenge",
                            SafetyRoute.ORAL));

    private Questions() {}

    /**
     * The question; empty when nothing is proposed.
     *
     * @param allergies as the record says them, one a line
     * @param active the patient's active prescriptions of all doctors, without this one
     */
    public static Optional<SafetyQuestion> of(
            PrescribedPatient patient,
            String allergies,
            LocalDate date,
            List<PrescriptionItem> items,
            List<StoredPrescription> active) {
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<SafetyMedicine> proposed = new ArrayList<>();
        for (PrescriptionItem item : items) {
            proposed.add(medicine("p" + proposed.size(), item));
        }
        List<SafetyMedicine> taken = new ArrayList<>();
        for (StoredPrescription other : active) {
            for (PrescriptionItem item : other.items()) {
                if (!over(other.date(), item, date)) {
                    taken.add(medicine("a" + taken.size(), item));
                }
            }
        }
        return Optional.of(new SafetyQuestion(patient(patient, allergies), date, proposed, taken));
    }

    /** Whether what was prescribed then has been taken to its end. */
    static boolean over(LocalDate begun, PrescriptionItem item, LocalDate today) {
        Integer days = item.durationDays();
        return days != null && begun.plusDays((long) days * (1 + item.refills())).isBefore(today);
    }

    private static SafetyPatient patient(PrescribedPatient patient, String allergies) {
        BigDecimal weight = patient.weightKg();
        return new SafetyPatient(
                patient.birthDate(),
                patient.sex(),
                weight,
                null,
                null,
                List.of(),
                allergies
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(line -> line.substring(0, Math.min(ALLERGY_MAX, line.length())))
                        .limit(ALLERGIES_MAX)
                        .toList());
    }

    private static SafetyMedicine medicine(String key, PrescriptionItem item) {
        List<SafetyIngredient> ingredients = IngredientAmounts.of(item);
        Integer week = DayAmount.of(item.steps()).map(DayAmount::daysAWeek).orElse(null);
        return new SafetyMedicine(
                key,
                item.label(),
                item.form(),
                route(item),
                item.code().isEmpty()
                        ? List.of()
                        : List.of(new SafetyCode(item.codeSystem(), item.code())),
                ingredients.isEmpty()
                        ? List.of(new SafetyIngredient(item.name(), List.of(), null, null, null))
                        : ingredients,
                item.compound() != null,
                item.dosage(),
                week,
                item.durationDays());
    }

    private static SafetyRoute route(PrescriptionItem item) {
        for (Dosage step : item.steps()) {
            Route said = step.route();
            if (said != null) {
                return route(said);
            }
        }
        String form = item.form().toLowerCase(Locale.ROOT) + " ";
        for (Map.Entry<String, SafetyRoute> one : FORMS) {
            if (Pattern.compile(one.getKey()).matcher(form).find()) {
                return one.getValue();
            }
        }
        return SafetyRoute.UNKNOWN;
    }

    private static SafetyRoute route(Route said) {
        return switch (said) {
            case ORAL -> SafetyRoute.ORAL;
            case SUBLINGUAL, BUCCAL -> SafetyRoute.SUBLINGUAL;
            case OPHTHALMIC -> SafetyRoute.EYE;
            case OTIC -> SafetyRoute.EAR;
            case NASAL -> SafetyRoute.NOSE;
            case RECTAL -> SafetyRoute.RECTAL;
            case VAGINAL -> SafetyRoute.VAGINAL;
            case TOPICAL -> SafetyRoute.SKIN;
            case TRANSDERMAL -> SafetyRoute.PATCH;
            case INHALATION -> SafetyRoute.INHALED;
            case INTRAMUSCULAR, INTRAVENOUS, SUBCUTANEOUS, INTRADERMAL -> SafetyRoute.INJECTION;
        };
    }
}
