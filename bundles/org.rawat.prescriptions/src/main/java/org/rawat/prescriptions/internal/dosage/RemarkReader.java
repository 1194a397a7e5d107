package org.rawat.prescriptions.internal.dosage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.Complaint;
import org.rawat.prescriptions.api.dosage.DosageReading.Reason;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.Instruction;
import org.rawat.prescriptions.api.dosage.Limit;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Route;
import org.rawat.prescriptions.api.dosage.Site;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.internal.dosage.DoseReader.Amount;

/** Reads as needed, at most, and for how long. */
final class RemarkReader {
    private static final Map<String, PeriodUnit> BRITISH =
            Map.of("7", PeriodUnit.DAY, "52", PeriodUnit.WEEK, "12", PeriodUnit.MONTH);

    private final Cursor cursor;
    private final Medicine medicine;
    private final DoseReader doses;
    private final FrequencyReader frequencies;

    RemarkReader(Cursor cursor, Medicine medicine, DoseReader doses, FrequencyReader frequencies) {
        this.cursor = cursor;
        this.medicine = medicine;
        this.doses = doses;
        this.frequencies = frequencies;
    }

    /** What a phrase that was taken says; null when it is no remark. */
    @Nullable List<Part> plain(Vocabulary.Match match, int start) {
        if (match.is("finish")) {
            return List.of(new Part.UntilFinished());
        }
        if (match.is("single")) {
            return List.of(new Part.InAll(1));
        }
        if (match.is("at-once") && cursor.sees(0, "event")) {
            // "Segera sesudah makan" is not now.
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        if (match.is("at-once")) {
            return List.of(new Part.Heed(Instruction.AT_ONCE), new Part.InAll(1));
        }
        if (match.is("needed")) {
            if (medicine.forEyes() && match.length() == 3 && cursor.behind("s")) {
                throw cursor.wrong(Reason.AMBIGUOUS, start);
            }
            Part needed = needed();
            cursor.take("only");
            return List.of(needed);
        }
        if (match.is("when-ill")) {
            return List.of(whenIll(start));
        }
        if (match.is("limit")) {
            return List.of(atMost(start));
        }
        if (match.is("heed")) {
            return Arrays.stream(match.value("heed").split(","))
                    .<Part>map(it -> new Part.Heed(Instruction.valueOf(it)))
                    .toList();
        }
        if (match.is("thin-topical")) {
            return List.of(new Part.By(Route.TOPICAL), new Part.Heed(Instruction.THINLY));
        }
        if (match.is("route")) {
            return List.of(new Part.By(Route.valueOf(match.value("route"))));
        }
        if (match.is("site") && match.length() == 3 && signa()) {
            // "o.d. s 4 dd": the right eye, or both?
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        if (match.is("site")) {
            return List.of(new Part.Where(Site.valueOf(match.value("site"))));
        }
        return null;
    }

    /** Whether the "s" before stands apart from dotted letters, and may be the signa. */
    private boolean signa() {
        Token last = cursor.ahead(-1);
        Token before = cursor.ahead(-2);
        return cursor.behind("s")
                && last != null
                && last.spaced()
                && before != null
                && !before.spaced();
    }

    /** Behind "as needed": for what, if that is said. */
    private Part needed() {
        int start = cursor.position();
        if (cursor.take("needed-for") != null || cursor.take("when-ill") != null) {
            List<Complaint> complaints = takeComplaints();
            if (!complaints.isEmpty()) {
                return new Part.Needed(complaints);
            }
            cursor.back(start);
        }
        if (cursor.takes("(")) {
            List<Complaint> complaints = takeComplaints();
            if (!complaints.isEmpty() && cursor.takes(")")) {
                return new Part.Needed(complaints);
            }
            cursor.back(start);
        }
        return new Part.Needed(takeComplaints());
    }

    /** Behind "when": for what. */
    private Part whenIll(int start) {
        List<Complaint> complaints = takeComplaints();
        if (complaints.isEmpty()) {
            throw cursor.ended() ? cursor.wrong(Reason.ORDER, start) : cursor.wrong(Reason.WORD);
        }
        cursor.take("only");
        return new Part.Needed(complaints);
    }

    private List<Complaint> takeComplaints() {
        List<Complaint> complaints = new ArrayList<>();
        int before = cursor.position();
        String complaint = cursor.take("complaint");
        while (complaint != null) {
            for (String one : complaint.split(",")) {
                complaints.add(Complaint.valueOf(one));
            }
            before = cursor.position();
            boolean comma = cursor.takes(",");
            boolean more = cursor.take("either") != null || cursor.takes("/") || comma;
            complaint = more ? cursor.take("complaint") : null;
        }
        cursor.back(before);
        return complaints;
    }

    /** Behind "at most". */
    private Part atMost(int start) {
        Amount amount = doses.takeAmount(false);
        if (amount == null || amount.range()) {
            throw cursor.wrong(Reason.ORDER, start);
        }
        if (amount.whole(Frequency.MAX) && cursor.take("de-die") != null) {
            return new Part.AtMost(new Limit(amount.low(), null, Span.of(1, PeriodUnit.DAY)));
        }
        DoseUnit unit = null;
        if (cursor.take("times") == null) {
            unit = doses.takeUnit();
            if (unit == null) {
                throw cursor.wrong(Reason.NO_UNIT, start);
            }
            doses.dose(amount, unit, start);
        } else if (!amount.whole(Frequency.MAX)) {
            throw cursor.wrong(Reason.NUMBER, start);
        }
        Span per = frequencies.takePer();
        if (per == null) {
            // In which time is not said.
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        return new Part.AtMost(new Limit(amount.low(), unit, per));
    }

    /**
     * Behind "for" or "x": a length of time; null when it is something else.
     *
     * @param named whether "a week" is one too: "x seminggu" has lost its number
     * @param days whether "hr" is a day here: "selama 7 hr", but not "for 7 hr"
     */
    @Nullable Part takeLasting(boolean named, boolean days) {
        int start = cursor.position();
        if (cursor.ended()) {
            return null;
        }
        String[] british = cursor.here().text().split("/");
        PeriodUnit unit = british.length == 2 ? BRITISH.get(british[1]) : null;
        if (unit != null && cursor.here().number() != null) {
            cursor.skip(1);
            int length = Integer.parseInt(british[0]);
            if (length == 0) {
                throw cursor.wrong(Reason.NUMBER, start);
            }
            return new Part.Lasting(Span.of(length, unit));
        }
        Span span = frequencies.takeSpan(false);
        if (span == null) {
            span = takeDays("d");
        }
        if (span == null && days) {
            span = takeDays("hr");
        }
        if (span == null) {
            boolean one = named && !cursor.sees(0, "often");
            String month = one ? cursor.take("per") : null;
            if (month == null || PeriodUnit.valueOf(month) == PeriodUnit.HOUR) {
                cursor.back(start);
                return null;
            }
            span = Span.of(1, PeriodUnit.valueOf(month));
        }
        cursor.take("in-a-row");
        return new Part.Lasting(span);
    }

    /** The English "5d", the Indonesian "7 hr". */
    private @Nullable Span takeDays(String day) {
        int start = cursor.position();
        Amount amount = doses.takeAmount(false);
        boolean days = amount != null && cursor.takes(day);
        if (amount == null || !days) {
            cursor.back(start);
            return null;
        }
        return frequencies.span(amount, PeriodUnit.DAY, start);
    }

    /** Sites of one pair that are named one after the other are both. */
    static @Nullable Site both(Site one, Site other) {
        if (one == Site.RIGHT_EYE && other == Site.LEFT_EYE
                || one == Site.LEFT_EYE && other == Site.RIGHT_EYE) {
            return Site.BOTH_EYES;
        }
        if (one == Site.RIGHT_EAR && other == Site.LEFT_EAR
                || one == Site.LEFT_EAR && other == Site.RIGHT_EAR) {
            return Site.BOTH_EARS;
        }
        return null;
    }

    /** Whether it is one of something. */
    static boolean one(Dose dose) {
        return !dose.range() && dose.low().equals(Fraction.ONE);
    }

    /** Whether an amount is one, or less. */
    static boolean atMostOne(Amount amount) {
        return !amount.range() && amount.low().compareTo(Fraction.ONE) <= 0;
    }
}
