package org.rawat.demo.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.rawat.api.Health;
import org.rawat.appointments.api.Appointments;
import org.rawat.appointments.api.Schedules;
import org.rawat.identity.api.Accounts;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;

/** Decides whether this database may become a demonstration clinic, and makes it one. */
final class Demonstration {
    private static final String REFUSAL =
            "This database holds people who are not the demonstration's, so that no demonstration"
                    + " clinic is made here";

    private final People people;
    private final Accounts accounts;
    private final Locations locations;
    private final Schedules schedules;
    private final Appointments appointments;
    private final Clock clock;
    private final Credentials credentials;

    Demonstration(
            People people,
            Accounts accounts,
            Locations locations,
            Schedules schedules,
            Appointments appointments,
            Clock clock,
            Path var) {
        this.people = people;
        this.accounts = accounts;
        this.locations = locations;
        this.schedules = schedules;
        this.appointments = appointments;
        this.clock = clock;
        this.credentials = new Credentials(var);
    }

    /** Makes the clinic unless it is there; may be repeated. */
    Health make() {
        boolean begun = credentials.begun();
        if (!begun && accounts.count() > 0) {
            return isOurs()
                    ? Health.ok("The demonstration clinic is there")
                    : Health.warn(
                            REFUSAL,
                            "Remove it with rawat:function-remove rawat-demo, or start a Rawat"
                                    + " with an empty var folder");
        }
        Clinic clinic = new Clinic(people, accounts, locations, clock);
        clinic.settle(credentials.passwords(Clinic.rolesByLogin()));
        Location jakarta =
                clinic.location(
                        "jakarta",
                        "Klinik Contoh Jakarta",
                        "Jl. Contoh No. 1, Jakarta",
                        "+62215550100",
                        Clinic.JAKARTA);
        Location denpasar =
                clinic.location(
                        "denpasar",
                        "Klinik Contoh Denpasar",
                        "Jl. Contoh No. 2, Denpasar",
                        "+623615550100",
                        Clinic.MAKASSAR);
        Diary diary = new Diary(clinic, schedules, appointments, clock);
        diary.open(jakarta, denpasar);
        diary.fill();
        credentials.finish();
        return Health.ok("The demonstration clinic is made");
    }

    private boolean isOurs() {
        Optional<String> first = Clinic.rolesByLogin().keySet().stream().findFirst();
        return first.flatMap(login -> accounts.findByLogin(Clinic.DEMO, login)).isPresent();
    }
}
