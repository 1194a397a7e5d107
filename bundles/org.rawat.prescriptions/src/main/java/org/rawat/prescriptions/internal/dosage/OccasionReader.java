package org.rawat.prescriptions.internal.dosage;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.rawat.prescriptions.api.dosage.DosageReading.Reason;
import org.rawat.prescriptions.api.dosage.Event;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.When;

/** Reads times of the day, times of the clock and days of the week. */
final class OccasionReader {
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}[.:]\\d{2}");

    private final Cursor cursor;

    OccasionReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** What a word of the times of the day says. */
    List<Part> events(String value, int offset) {
        List<Part> events = new ArrayList<>();
        for (String name : value.split(",")) {
            Event event = Event.valueOf(name);
            boolean around = event == Event.HS || event.meal() && !name.startsWith("C");
            if (offset > 0 && !around) {
                throw cursor.wrong(Reason.ORDER);
            }
            When when = new When(event, offset);
            events.add(event.meal() ? new Part.Meal(when) : new Part.At(when));
        }
        return events;
    }

    /** Days of the week one after the other. */
    List<Part> days(DayOfWeek first, int start) {
        List<Part> days = new ArrayList<>();
        days.add(new Part.OnDay(first));
        if (cursor.sees("-")) {
            // In Indonesia "Senin-Kamis" is two days, elsewhere four.
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        while (!cursor.ended()) {
            int before = cursor.position();
            boolean joined = cursor.takes(",");
            joined = cursor.take("and") != null || joined;
            String day = cursor.take("weekday");
            if (day == null && joined && cursor.takes("minggu")) {
                day = DayOfWeek.SUNDAY.name();
            }
            if (day == null) {
                cursor.back(before);
                break;
            }
            days.add(new Part.OnDay(DayOfWeek.valueOf(day)));
        }
        return days;
    }

    boolean clockFollows() {
        Token next = cursor.ahead(cursor.phrase(0, "clock").length());
        return next != null && next.number() != null;
    }

    /** Behind "at": times of the clock. */
    List<Part> clock(int start) {
        List<Part> times = new ArrayList<>();
        int before = cursor.position();
        while (!cursor.ended() && CLOCK.matcher(cursor.here().text()).matches()) {
            String[] digits = cursor.here().text().split("[.:]");
            int hour = Integer.parseInt(digits[0]);
            int minute = Integer.parseInt(digits[1]);
            cursor.skip(1);
            if (hour > 23 || minute > 59) {
                throw cursor.wrong(Reason.NUMBER, start);
            }
            times.add(new Part.AtClock(LocalTime.of(hour, minute)));
            before = cursor.position();
            cursor.takes(",");
            if (cursor.take("and") != null) {
                cursor.take("clock");
            }
        }
        cursor.back(before);
        if (times.isEmpty()) {
            return List.of(new Part.AtClock(fullHour(start)));
        }
        return times;
    }

    /** "Jam 7 pagi": an hour alone is the clock's only with its half of the day. */
    private LocalTime fullHour(int start) {
        Fraction number = cursor.takeNumber();
        String half = number == null ? null : cursor.take("half-day");
        int hour = number == null || !number.whole() ? 0 : (int) Math.min(number.numerator(), 99);
        boolean fits =
                half != null
                        && switch (half) {
                            case "AM" -> hour >= 1 && hour <= 11;
                            case "PM" -> hour >= 1 && hour <= 11;
                            case "NOON" -> hour >= 11 && hour <= 12 || hour >= 1 && hour <= 3;
                            case "EVE" -> hour >= 3 && hour <= 6;
                            default -> hour >= 6 && hour <= 11;
                        };
        if (!fits) {
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        return LocalTime.of(
                "AM".equals(half) || hour >= 11 && "NOON".equals(half) ? hour : hour + 12, 0);
    }
}
