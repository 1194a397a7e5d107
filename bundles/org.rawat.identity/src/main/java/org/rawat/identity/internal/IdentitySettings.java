package org.rawat.identity.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.rawat.api.Role;
import org.rawat.identity.internal.store.SessionStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration, read once and checked. A wrong value is named in one sentence and the default
 * is used: a typing error must not keep everybody out.
 */
@Component(service = IdentitySettings.class, configurationPid = "org.rawat.identity")
@Designate(ocd = IdentityConfig.class)
public final class IdentitySettings {
    private static final Logger LOG = LoggerFactory.getLogger(IdentitySettings.class);

    private final List<String> mistakes = new ArrayList<>();
    private final Duration patientIdle;
    private final Duration staffIdle;
    private final Duration longest;
    private final Duration resetCode;
    private final Duration invitation;
    private final int networkFailures;

    @Activate
    public IdentitySettings(IdentityConfig config) {
        patientIdle =
                Duration.ofMinutes(
                        read(
                                "session.patient.idle.minutes",
                                config::session_patient_idle_minutes,
                                5,
                                1440,
                                30));
        staffIdle =
                Duration.ofMinutes(
                        read(
                                "session.staff.idle.minutes",
                                config::session_staff_idle_minutes,
                                5,
                                1440,
                                15));
        longest =
                Duration.ofHours(
                        read("session.longest.hours", config::session_longest_hours, 1, 168, 12));
        resetCode =
                Duration.ofMinutes(
                        read("code.reset.minutes", config::code_reset_minutes, 5, 120, 20));
        invitation =
                Duration.ofHours(
                        read("code.invitation.hours", config::code_invitation_hours, 1, 168, 24));
        networkFailures =
                read("throttle.network.failures", config::throttle_network_failures, 5, 10000, 10);
        mistakes.forEach(LOG::error);
    }

    /** After how long a quiet session ends, for an account with these roles. */
    Duration idle(Set<Role> roles) {
        return Set.of(Role.PATIENT).containsAll(roles) ? patientIdle : staffIdle;
    }

    /** Whether a session that was found is neither expired nor too long quiet. */
    boolean alive(SessionStore.Held held, Instant now) {
        return now.isBefore(held.expiresAt())
                && now.isBefore(held.lastSeen().plus(idle(held.actor().roles())));
    }

    Duration longest() {
        return longest;
    }

    Duration resetCode() {
        return resetCode;
    }

    Duration invitation() {
        return invitation;
    }

    ThrottleRule networkRule() {
        return new ThrottleRule(networkFailures, Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    /** What is wrong in the file, a sentence each. */
    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    private int read(String key, IntSupplier value, int min, int max, int standard) {
        try {
            int number = value.getAsInt();
            if (number >= min && number <= max) {
                return number;
            }
        } catch (RuntimeException e) {
            // What is no number is reported like a number out of its bounds.
            LOG.debug("{} is not a number", key, e);
        }
        mistakes.add(
                "etc/org.rawat.identity.cfg: "
                        + key
                        + " must be a whole number from "
                        + min
                        + " to "
                        + max
                        + "; "
                        + standard
                        + " is used instead.");
        return standard;
    }
}
