package org.rawat.appointments.internal.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.rawat.appointments.api.Slot;

/** One day at the clinic and its free slots, for a page. */
public record SlotDay(LocalDate date, List<SlotChoice> slots) {
    /** A slot and its time on the clinic's wall. */
    public record SlotChoice(Slot slot, LocalTime at) {}

    /** The days from the first on, those without slots too. */
    static List<SlotDay> week(List<Slot> slots, LocalDate first, int days) {
        return first.datesUntil(first.plusDays(days))
                .map(
                        day ->
                                new SlotDay(
                                        day,
                                        slots.stream()
                                                .filter(slot -> isOn(slot, day))
                                                .map(SlotDay::choice)
                                                .toList()))
                .toList();
    }

    private static SlotChoice choice(Slot slot) {
        return new SlotChoice(slot, LocalTime.ofInstant(slot.startsAt(), slot.zone()));
    }

    private static boolean isOn(Slot slot, LocalDate day) {
        return LocalDate.ofInstant(slot.startsAt(), slot.zone()).equals(day);
    }
}
