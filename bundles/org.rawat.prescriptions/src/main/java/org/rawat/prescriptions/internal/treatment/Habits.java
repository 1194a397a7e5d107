package org.rawat.prescriptions.internal.treatment;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rawat.prescriptions.api.dosage.Event;
import org.rawat.prescriptions.api.dosage.When;

/**
 * When in an ordinary day something happens. A prescription says "in the morning after the meal";
 * these hours only say about when a patient should think of it, in the patient's own zone.
 */
final class Habits {
    private static final LocalTime BREAKFAST = LocalTime.of(7, 0);
    private static final LocalTime LUNCH = LocalTime.of(12, 30);
    private static final LocalTime DINNER = LocalTime.of(18, 30);
    private static final List<LocalTime> MEALS = List.of(BREAKFAST, LUNCH, DINNER);

    // Before a meal without a distance: half an hour, as labels usually explain it.
    private static final int BEFORE_MEAL_MINUTES = 30;

    private static final Map<Integer, List<LocalTime>> EVENLY =
            Map.of(
                    1, hours(8),
                    2, hours(8, 20),
                    3, hours(7, 13, 19),
                    4, hours(7, 12, 17, 22),
                    5, hours(6, 10, 14, 18, 22),
                    6, hours(2, 6, 10, 14, 18, 22));

    private Habits() {}

    private static List<LocalTime> hours(int... hours) {
        return java.util.Arrays.stream(hours).mapToObj(hour -> LocalTime.of(hour, 0)).toList();
    }

    /** So many times spread over the day; none for more than six. */
    static List<LocalTime> evenly(int times) {
        return EVENLY.getOrDefault(times, List.of());
    }

    /** Each so many hours, over a day; none unless a day holds whole ones. */
    static List<LocalTime> everyHours(int hours) {
        if (hours < 1 || hours > 24 || 24 % hours != 0) {
            return List.of();
        }
        int first = 6 % hours;
        List<LocalTime> times = new ArrayList<>();
        for (int hour = first; hour < 24; hour += hours) {
            times.add(LocalTime.of(hour, 0));
        }
        return hours == 24 ? evenly(1) : times;
    }

    /**
     * At these events.
     *
     * @param times how many times a day are said, or 0 when not said
     * @return none when it is not certain at which meals
     */
    static List<LocalTime> at(List<When> events, int times) {
        List<When> ofDay = events.stream().filter(it -> !it.event().meal()).toList();
        List<When> anyMeal = events.stream().filter(it -> anyMeal(it.event())).toList();
        List<LocalTime> at = new ArrayList<>();
        events.stream()
                .filter(it -> it.event().meal() && !anyMeal(it.event()))
                .forEach(it -> at.add(meal(it, usual(it.event()))));
        if (anyMeal.isEmpty()) {
            ofDay.forEach(it -> at.add(ofDay(it.event())));
        } else if (anyMeal.size() == 1) {
            When relation = anyMeal.get(0);
            if (!ofDay.isEmpty()) {
                ofDay.forEach(it -> at.add(related(relation, it.event())));
            } else {
                meals(times).forEach(meal -> at.add(meal(relation, meal)));
                if (times == 4) {
                    at.add(ofDay(Event.HS));
                }
            }
        } else {
            return List.of();
        }
        return at.stream().distinct().sorted().toList();
    }

    private static boolean anyMeal(Event event) {
        return event == Event.AC || event == Event.C || event == Event.PC;
    }

    private static List<LocalTime> meals(int times) {
        return switch (times) {
            case 1 -> List.of(BREAKFAST);
            case 2 -> List.of(BREAKFAST, DINNER);
            case 3, 4 -> MEALS;
            default -> List.of();
        };
    }

    private static LocalTime related(When relation, Event ofDay) {
        return switch (ofDay) {
            case WAKE, MORN -> meal(relation, BREAKFAST);
            case NOON -> meal(relation, LUNCH);
            case AFT, EVE, NIGHT -> meal(relation, DINNER);
            default -> ofDay(ofDay);
        };
    }

    private static LocalTime meal(When relation, LocalTime meal) {
        return switch (relation.event()) {
            case AC, ACM, ACD, ACV ->
                    meal.minusMinutes(
                            relation.offsetMinutes() == 0
                                    ? BEFORE_MEAL_MINUTES
                                    : relation.offsetMinutes());
            case PC, PCM, PCD, PCV -> meal.plusMinutes(relation.offsetMinutes());
            default -> meal;
        };
    }

    private static LocalTime usual(Event mealEvent) {
        return switch (mealEvent) {
            case ACM, CM, PCM -> BREAKFAST;
            case ACD, CD, PCD -> LUNCH;
            default -> DINNER;
        };
    }

    private static LocalTime ofDay(Event event) {
        return switch (event) {
            case WAKE -> LocalTime.of(6, 0);
            case MORN -> LocalTime.of(7, 0);
            case NOON -> LocalTime.of(12, 0);
            case AFT -> LocalTime.of(16, 0);
            case EVE -> LocalTime.of(18, 0);
            case NIGHT -> LocalTime.of(20, 0);
            default -> LocalTime.of(21, 30);
        };
    }
}
