package org.rawat.appointments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.appointments.api.BookAppointment;
import org.rawat.appointments.internal.web.DoctorCard;
import org.rawat.appointments.internal.web.PatientCard;
import org.rawat.appointments.internal.web.StaffCard;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.Locations;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** The dashboard's cards: what they show, and that a glance costs the database little. */
class CardsTest {
    private final TestClinic clinic = new TestClinic();
    private final List<Boolean> together = new ArrayList<>();
    private final Watched places = new Watched();

    /** Notes of each question whether it was asked inside the card's unit of work. */
    private final class Watched implements Locations {
        @Override
        public List<Location> all() {
            together.add(clinic.db.unitOfWork().active());
            return clinic.locations.all();
        }

        @Override
        public Optional<Location> find(LocationId location) {
            together.add(clinic.db.unitOfWork().active());
            return clinic.locations.find(location);
        }

        @Override
        public Location create(Actor actor, Location command, ClientKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Location change(Actor actor, Location command) {
            throw new UnsupportedOperationException();
        }
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void aDoctorSeesTheDayAndWhatWaitsByThreeStatementsInOneUnit() {
        clinic.open(clinic.doctor);
        book(clinic.asStaff, 0);
        book(clinic.asPatient, 1);
        SlotSource card =
                new DoctorCard(
                        clinic.appointments,
                        clinic.schedules,
                        clinic.people,
                        places,
                        clinic.db.unitOfWork(),
                        clinic.db.clock());

        Map<String, Object> shown = shown(card, clinic.asDoctor, 3);

        assertThat((List<?>) shown.get("rows")).hasSize(1);
        assertThat((List<?>) shown.get("waiting")).hasSize(1);
    }

    @Test
    void aPatientSeesTheNextVisitInOneUnit() {
        clinic.open(clinic.doctor);
        book(clinic.asPatient, 1);
        SlotSource card =
                new PatientCard(clinic.appointments, clinic.people, places, clinic.db.unitOfWork());

        assertThat((List<?>) shown(card, clinic.asPatient, 1).get("rows")).hasSize(1);
    }

    @Test
    void staffSeeWhatIsStillToComeInOneUnit() {
        clinic.open(clinic.doctor);
        book(clinic.asStaff, 0);
        SlotSource card =
                new StaffCard(
                        clinic.appointments,
                        clinic.people,
                        places,
                        clinic.db.unitOfWork(),
                        clinic.db.clock());

        assertThat(shown(card, clinic.asStaff, 1)).containsEntry("left", 1);
    }

    private Map<String, Object> shown(SlotSource card, Actor actor, int statements) {
        List<Fragment> fragment = new ArrayList<>();
        List<String> sent =
                clinic.db.statements(
                        () -> fragment.add(card.fragment(actor, Map.of()).orElseThrow()));
        assertThat(sent).hasSize(statements);
        assertThat(together).isNotEmpty().doesNotContain(false);
        assertThat(fragment.get(0).shows()).contains(clinic.patient);
        return fragment.get(0).model();
    }

    private void book(Actor by, int day) {
        clinic.appointments.book(
                by,
                new BookAppointment(clinic.patient, clinic.doctor, clinic.at(day, 10, 0), "Demam"),
                TestClinic.key());
    }
}
