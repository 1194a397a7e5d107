package org.rawat.prescriptions.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.Appointments;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.Person;
import org.rawat.prescriptions.api.Letterhead;
import org.rawat.prescriptions.api.PrescribedPatient;
import org.rawat.prescriptions.api.Prescriber;
import org.rawat.prescriptions.internal.store.StoredPrescription;

/**
 * What the drafts of one list would copy now, looked up for all of them together: patients and
 * appointments once, doctors and locations once each. For one unit of work and one thread.
 */
final class DraftCopies {
    private static final Letterhead NOWHERE = new Letterhead("", "", "", "");

    private final LiveCopies live;
    private final Map<PersonId, Person> patients;
    private final Map<AppointmentId, Appointment> appointments;
    private final Map<PersonId, Prescriber> doctors = new HashMap<>();
    private final Map<LocationId, Letterhead> letterheads = new HashMap<>();

    DraftCopies(LiveCopies live, Appointments appointments, Collection<StoredPrescription> drafts) {
        this.live = live;
        this.patients =
                live.records(distinct(drafts.stream().map(StoredPrescription::patientId).toList()));
        this.appointments =
                appointments.findAll(
                        distinct(drafts.stream().map(StoredPrescription::appointmentId).toList()));
    }

    private static <T> List<T> distinct(List<T> ids) {
        return ids.stream().distinct().toList();
    }

    PrescribedPatient patient(StoredPrescription draft) {
        return LiveCopies.patient(patients.get(draft.patientId()), draft.date(), draft.weightKg());
    }

    Prescriber doctor(StoredPrescription draft) {
        return doctors.computeIfAbsent(draft.doctorId(), live::doctor);
    }

    Letterhead letterhead(StoredPrescription draft) {
        Appointment appointment = appointments.get(draft.appointmentId());
        return appointment == null
                ? NOWHERE
                : letterheads.computeIfAbsent(appointment.locationId(), live::letterhead);
    }
}
