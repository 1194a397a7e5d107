package org.rawat.appointments.internal.web;

import java.util.ResourceBundle;
import org.rawat.api.Actor;

/** What stands in a calendar, in the language of its owner. */
final class CalendarTexts {
    private CalendarTexts() {}

    /** A patient reads with whom; a doctor, that somebody comes. */
    static String summary(Actor actor, AppointmentRow row) {
        ResourceBundle messages =
                ResourceBundle.getBundle(
                        "messages.messages",
                        actor.locale(),
                        CalendarTexts.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return actor.mayActFor(row.appointment().patientId())
                ? messages.getString("calendar.patient").replace("{0}", row.doctor())
                : messages.getString("calendar.doctor");
    }
}
