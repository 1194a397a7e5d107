package org.rawat.identity.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of {@code etc/org.rawat.identity.cfg}. */
@ObjectClassDefinition(
        name = "Rawat: people and sign-in",
        description = "How long sessions and one-time codes live, and how often may be guessed.")
public @interface IdentityConfig {
    @AttributeDefinition(
            name = "session.patient.idle.minutes",
            description = "A patient's session ends after so many quiet minutes, 5 to 1440.")
    int session_patient_idle_minutes() default 30;

    @AttributeDefinition(
            name = "session.staff.idle.minutes",
            description =
                    "The same for whoever is doctor, staff or administrator, 5 to 1440 minutes.")
    int session_staff_idle_minutes() default 15;

    @AttributeDefinition(
            name = "session.longest.hours",
            description = "Every session ends after so many hours, however busy, 1 to 168.")
    int session_longest_hours() default 12;

    @AttributeDefinition(
            name = "code.reset.minutes",
            description = "A one-time code for a new password is good for so long, 5 to 120.")
    int code_reset_minutes() default 20;

    @AttributeDefinition(
            name = "code.invitation.hours",
            description = "A new colleague's first one-time code is good for so long, 1 to 168.")
    int code_invitation_hours() default 24;

    @AttributeDefinition(
            name = "throttle.network.failures",
            description =
                    "So many failed sign-ins from one address in a row before it has to wait,"
                            + " 5 to 10000. Accounts that were used from there are not concerned.")
    int throttle_network_failures() default 10;
}
