package org.rawat.prescriptions.rules.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.identity.api.Sex;
import org.rawat.prescriptions.api.spi.SafetyAmount;
import org.rawat.prescriptions.api.spi.SafetyAnswer;
import org.rawat.prescriptions.api.spi.SafetyIngredient;
import org.rawat.prescriptions.api.spi.SafetyKnowledge;
import org.rawat.prescriptions.api.spi.SafetyMedicine;
import org.rawat.prescriptions.api.spi.SafetyPatient;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.api.spi.SafetyRoute;
import org.rawat.prescriptions.rules.internal.checks.Checks;
import org.rawat.prescriptions.rules.internal.knowledge.Knowledge;
import org.rawat.prescriptions.rules.internal.load.RuleFile;
import org.rawat.prescriptions.rules.internal.load.RuleRow;

/**
 * A question as the tables of the tests write it: a patient as {@code 40y f 60kg pregnant}, a
 * medicine as {@code ibuprofen 400x3 oral 2days}: 400 mg at a time, three times a day, on two days
 * of a week.
 */
final class Question {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Pattern DOSE = Pattern.compile("([0-9.]+)x([0-9.]+)");

    private Question() {}

    /** The rules that come with the bundle, without a database. */
    static Knowledge shipped() {
        ShippedRules shipped = new ShippedRules();
        List<RuleRow> rows = new ArrayList<>();
        shipped.kinds().forEach(kind -> rows.addAll(RuleFile.read(shipped.file(kind)).rows()));
        return new Knowledge(new SafetyKnowledge(shipped.version(), shipped.date()), rows);
    }

    static SafetyAnswer.Checked ask(
            Knowledge knowledge, String patient, String allergies, String proposed, String active) {
        return Checks.answer(
                knowledge,
                new SafetyQuestion(
                        patient(patient, allergies),
                        TODAY,
                        medicines("p", proposed),
                        medicines("a", active)));
    }

    static SafetyPatient patient(String text, String allergies) {
        LocalDate born = null;
        BigDecimal weight = null;
        Sex sex = Sex.UNKNOWN;
        Boolean pregnant = null;
        Boolean breastfeeding = null;
        for (String word : text.split(" ")) {
            if (word.matches("[0-9]+y")) {
                born = TODAY.minusYears(number(word)).minusDays(1);
            } else if (word.matches("[0-9]+mo")) {
                born = TODAY.minusMonths(Long.parseLong(word.replace("mo", ""))).minusDays(1);
            } else if (word.endsWith("kg")) {
                weight = new BigDecimal(word.replace("kg", ""));
            }
            switch (word) {
                case "m" -> sex = Sex.MALE;
                case "f" -> sex = Sex.FEMALE;
                case "pregnant" -> pregnant = true;
                case "breastfeeding" -> breastfeeding = true;
                case "notpregnant" -> {
                    pregnant = false;
                    breastfeeding = false;
                }
                default -> {}
            }
        }
        return new SafetyPatient(
                born,
                sex,
                weight,
                pregnant,
                breastfeeding,
                List.of(),
                allergies.isEmpty() ? List.of() : List.of(allergies));
    }

    private static long number(String word) {
        return Long.parseLong(word.replace("y", ""));
    }

    static List<SafetyMedicine> medicines(String prefix, String text) {
        List<SafetyMedicine> medicines = new ArrayList<>();
        for (String one : text.split(";")) {
            if (!one.isBlank()) {
                medicines.add(medicine(prefix + medicines.size(), one.strip()));
            }
        }
        return medicines;
    }

    /** Ingredients are separated by plus signs, those of a compound by ampersands. */
    private static SafetyMedicine medicine(String key, String text) {
        boolean compound = text.contains("&");
        List<SafetyIngredient> ingredients = new ArrayList<>();
        SafetyRoute route = SafetyRoute.ORAL;
        String form = "tablet";
        Integer days = 7;
        for (String part : text.split("[+&]")) {
            StringBuilder name = new StringBuilder();
            SafetyAmount perDose = null;
            SafetyAmount perDay = null;
            for (String word : part.strip().split(" ")) {
                Matcher dose = DOSE.matcher(word);
                if (dose.matches()) {
                    perDose = SafetyAmount.milligrams(dose.group(1));
                    BigDecimal day =
                            new BigDecimal(dose.group(1)).multiply(new BigDecimal(dose.group(2)));
                    perDay = new SafetyAmount(day, SafetyAmount.MILLIGRAM);
                } else if (route(word) != null) {
                    route = route(word);
                } else if (word.equals("modified")) {
                    form = "tablet lepas lambat";
                } else if (word.equals("weekly")) {
                    days = 1;
                } else if (word.matches("[1-7]days")) {
                    days = Integer.valueOf(word.substring(0, 1));
                } else if (word.equals("anydays")) {
                    days = null;
                } else {
                    name.append(name.isEmpty() ? "" : " ").append(word);
                }
            }
            ingredients.add(
                    new SafetyIngredient(name.toString(), List.of(), null, perDose, perDay));
        }
        return new SafetyMedicine(
                key, text, form, route, List.of(), ingredients, compound, "", days, null);
    }

    private static @Nullable SafetyRoute route(String word) {
        try {
            return SafetyRoute.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
