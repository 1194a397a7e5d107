package org.rawat.prescriptions.internal.dosage;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.DosageReading.Reason;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Instruction;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Route;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.internal.dosage.Part.Placed;

/** Reads the parts of one step, one after the other, until nothing is left. */
final class PartReader {
    private static final Set<Route> INJECTED =
            Set.of(Route.INTRAMUSCULAR, Route.INTRAVENOUS, Route.SUBCUTANEOUS, Route.INTRADERMAL);

    private final Cursor cursor;
    private final Medicine medicine;
    private final DoseReader doses;
    private final FrequencyReader frequencies;
    private final RemarkReader remarks;
    private final OccasionReader occasions;
    private final NumberReader numbers;
    private final ByFormReader byForm;
    private final Said said = new Said();
    private boolean injected;
    private boolean applied;
    private boolean dissolved;

    private PartReader(Cursor cursor, Medicine medicine) {
        this.cursor = cursor;
        this.medicine = medicine;
        doses = new DoseReader(cursor, medicine);
        frequencies = new FrequencyReader(cursor, doses);
        remarks = new RemarkReader(cursor, medicine, doses, frequencies);
        occasions = new OccasionReader(cursor);
        byForm = new ByFormReader(cursor, medicine, doses, said);
        numbers = new NumberReader(cursor, said, doses, frequencies, occasions);
    }

    /**
     * The parts of a step.
     *
     * @throws NotUnderstood because of the first word that is not understood
     */
    static List<Placed> read(List<Token> tokens, Vocabulary vocabulary, Medicine medicine) {
        PartReader reader =
                new PartReader(new Cursor(tokens, vocabulary, medicine.indonesian()), medicine);
        reader.readAll();
        return reader.said.parts();
    }

    private void readAll() {
        int open = 0;
        boolean joined = false;
        boolean comma = false;
        named();
        while (!cursor.ended()) {
            if (cursor.sees(",") || cursor.sees("(") || cursor.sees(")") || cursor.sees(":")) {
                open += cursor.sees("(") ? 1 : cursor.sees(")") ? -1 : 0;
                if (open < 0 || open > 1) {
                    throw cursor.wrong(Reason.ORDER);
                }
                comma = true;
                cursor.skip(1);
            } else if (cursor.phrase().is("and") || timesJoinedByHyphen()) {
                if (joined || said.nothing()) {
                    throw cursor.wrong(Reason.ORDER);
                }
                joined = true;
                cursor.skip(Math.max(1, cursor.phrase().length()));
            } else if (cursor.sees("@") && numberBehind()) {
                // "3x sehari @ 1 tablet": so much each time.
                cursor.skip(1);
            } else if (cursor.phrase().is("open") && !letterOfOthers()) {
                cursor.take("open");
            } else {
                readPart(comma, joined);
                comma = false;
                joined = false;
            }
        }
        if (joined || open != 0) {
            throw cursor.wrong(Reason.ORDER);
        }
        finish();
    }

    /** "Tetes mata 4x1 tetes": what the medicine is, which its form has to say too. */
    private void named() {
        Vocabulary.Match match = cursor.phrase();
        if (!match.is("named") || match.length() == cursor.left()) {
            return;
        }
        boolean same =
                match.value("named").equals("EYES") ? medicine.forEyes() : medicine.forEars();
        if (!same) {
            throw cursor.wrong(Reason.AMBIGUOUS);
        }
        cursor.skip(match.length());
    }

    private void readPart(boolean comma, boolean joined) {
        int start = cursor.position();
        int from = cursor.here().start();
        List<Part> read = part();
        Token last = cursor.ahead(-1);
        if (last == null || cursor.position() == start) {
            throw cursor.wrong(Reason.ORDER);
        }
        for (Part part : read) {
            said.add(new Placed(part, comma, joined, from, last.end()));
        }
    }

    /** An "s" that no signa can be: the last of dotted letters, or of the line. */
    private boolean letterOfOthers() {
        return cursor.sees("s")
                && cursor.ahead(-1) != null
                && (!cursor.here().spaced() || cursor.ahead(1) == null);
    }

    private boolean numberBehind() {
        Token next = cursor.ahead(1);
        return next != null && next.number() != null;
    }

    /** "Pagi-malam" is in the morning and at night. */
    private boolean timesJoinedByHyphen() {
        return cursor.sees("-") && said.last() instanceof Part.At && cursor.sees(1, "event");
    }

    /** What hangs on words that were read later. */
    private void finish() {
        boolean route = INJECTED.stream().anyMatch(it -> said.contains(new Part.By(it)));
        boolean water = said.contains(new Part.Heed(Instruction.DISSOLVE_IN_WATER));
        if (injected && !route || dissolved && !water || applied && said.nothing()) {
            throw cursor.wrong(Reason.INCOMPLETE, 0);
        }
        if (applied && !said.any(Part.By.class) && !said.countedIn(DoseUnit.PATCH)) {
            said.addFirst(new Part.By(Route.TOPICAL));
        }
    }

    private List<Part> part() {
        int start = cursor.position();
        Vocabulary.Match match = cursor.phrase();
        if (cursor.here().number() != null) {
            return numbers.read(start, null);
        }
        if (cursor.sees("/") && said.last() instanceof Part.By && numberBehind()) {
            return perHours(start);
        }
        if (match.length() == 0) {
            return otherwise(start);
        }
        if (match.is("unclear")) {
            cursor.skip(match.length());
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        List<Part> meaning = meaning(match, start);
        return meaning == null ? otherwise(start) : meaning;
    }

    /** "1 amp iv/12 jam": the hours behind the route. */
    private List<Part> perHours(int start) {
        cursor.skip(1);
        Span span = frequencies.takeSpan(false);
        if (span == null || span.unit() != PeriodUnit.HOUR) {
            throw cursor.wrong(Reason.ORDER, start);
        }
        return List.of(frequencies.every(span, start));
    }

    /** What a phrase says by itself or opens; null when it says nothing here. */
    private @Nullable List<Part> meaning(Vocabulary.Match match, int start) {
        if (match.is("number")) {
            return numbers.read(start, null);
        }
        if (match.is("lasting") || match.is("times")) {
            List<Part> lasting = lasting(match, start);
            if (lasting != null || !match.is("needed-for")) {
                return lasting;
            }
        }
        if (match.is("once")) {
            return numbers.once(match);
        }
        if (match.is("within") && !match.is("every") && !match.is("every-length")) {
            return null;
        }
        if (match.is("every") || match.is("every-length")) {
            cursor.skip(match.length());
            return every(start);
        }
        if (match.is("clock") && occasions.clockFollows()) {
            cursor.skip(match.length());
            return occasions.clock(start);
        }
        if (match.is("unit")) {
            Dose dose = doses.takeUnitFirst();
            return dose == null ? null : List.of(new Part.HowMuch(dose));
        }
        if (match.is("per") && !match.is("often")) {
            cursor.skip(match.length());
            return numbers.perFirst(Span.of(1, PeriodUnit.valueOf(match.value("per"))), start);
        }
        if (match.is("route") && romanNumber()) {
            if (!cursor.sees(1, "unit")) {
                // "3 dd IV" of a tablet: four, or into a vein?
                throw cursor.wrong(Reason.AMBIGUOUS);
            }
            return null;
        }
        return plain(match, start);
    }

    /** What a phrase says without more. */
    private @Nullable List<Part> plain(Vocabulary.Match match, int start) {
        cursor.skip(match.length());
        if (match.is("often") && cursor.sees(0, "weekday") && cursor.behind("hari")) {
            return part();
        }
        if (match.is("often")) {
            return List.of(frequencies.often(match.value("often")));
        }
        if (match.is("interval")) {
            int hours = Integer.parseInt(match.value("interval"));
            return List.of(new Part.Every(Span.of(hours, PeriodUnit.HOUR)));
        }
        if (match.is("event")) {
            return occasions.events(match.value("event"), 0);
        }
        if (match.is("weekday")) {
            return occasions.days(DayOfWeek.valueOf(match.value("weekday")), start);
        }
        List<Part> remark = remarks.plain(match, start);
        if (remark != null) {
            return remark;
        }
        if (match.is("apply") || match.is("dissolve") || match.is("inject")) {
            applied |= match.is("apply");
            dissolved |= match.is("dissolve");
            injected |= match.is("inject");
            return List.of();
        }
        if (match.is("skip")) {
            return List.of(numbers.skip(start));
        }
        if (match.is("by-form")) {
            return List.of(byForm.read(match.value("by-form"), start));
        }
        if (match.is("before-word") && (cursor.sees(0, "event") || cursor.sees(0, "weekday"))) {
            return part();
        }
        cursor.back(start);
        return null;
    }

    private List<Part> every(int start) {
        Part every = frequencies.takeEvery(start);
        if (every != null) {
            return List.of(every);
        }
        Vocabulary.Match match = cursor.phrase();
        if (match.is("event") || match.is("weekday")) {
            return part();
        }
        if (match.is("before-word")) {
            cursor.skip(match.length());
            return part();
        }
        throw cursor.ended() ? cursor.wrong(Reason.ORDER, start) : cursor.wrong(Reason.ORDER);
    }

    private @Nullable List<Part> lasting(Vocabulary.Match match, int start) {
        boolean times = cursor.sees("x");
        if (!times && !match.is("lasting")) {
            return null;
        }
        if (cursor.sees("u") && !cursor.here().spaced()) {
            // "10u/": for, or units?
            throw cursor.wrong(Reason.AMBIGUOUS);
        }
        cursor.skip(match.length());
        boolean days = !times && match.value("lasting").equals("ID");
        Part lasting = remarks.takeLasting(!times, days);
        if (lasting == null) {
            cursor.back(start);
            return null;
        }
        return List.of(lasting);
    }

    /** Whether "iv" is a number: "3 dd iv tab"; elsewhere it is a route. */
    private boolean romanNumber() {
        return cursor.here().is("iv")
                && said.last() instanceof Part.HowOften
                && (cursor.sees(1, "unit") || medicine.solid() && !said.any(Part.HowMuch.class));
    }

    /** What is no known phrase here: a number of Rome, or nothing. */
    private List<Part> otherwise(int start) {
        Part roman = numbers.takeRoman(start);
        if (roman != null) {
            return List.of(roman);
        }
        String word = cursor.here().text();
        boolean sign = word.length() == 1 && !Character.isLetter(word.charAt(0));
        throw cursor.wrong(sign || cursor.phrase().length() > 0 ? Reason.ORDER : Reason.WORD);
    }
}
