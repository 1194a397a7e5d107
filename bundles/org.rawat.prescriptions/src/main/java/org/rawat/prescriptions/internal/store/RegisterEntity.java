package org.rawat.prescriptions.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.rawat.api.PersonId;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.identity.api.LocationId;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.RegisterEntry;
import org.rawat.prescriptions.api.RegisterNumber;

/** One line of the register of controlled medicines, inserted once and never touched again. */
@Entity
@Table(schema = "prescriptions", name = "controlled_register")
public class RegisterEntity {
    @Id
    @Column(name = "item_id")
    private UUID itemId;

    @Column(name = "location_id")
    private UUID locationId;

    @Column private int year;
    @Column private int number;

    @Column(name = "prescription_id")
    private UUID prescriptionId;

    @Column(name = "version_number")
    private int versionNumber;

    @Enumerated(EnumType.STRING)
    private ControlledKind kind;

    @Column private String medicine;
    @Column private int quantity;
    @Column private String unit;
    @Column private String dosage;

    @Column(name = "prescription_date")
    private LocalDate date;

    @Column(name = "signed_at")
    private OffsetDateTime signedAt;

    @Column(name = "patient_id")
    private UUID patientId;

    @Column(name = "patient_name")
    private String patientName;

    @Column(name = "doctor_id")
    private UUID doctorId;

    @Column(name = "doctor_name")
    private String doctorName;

    @Column(name = "doctor_sip")
    private String doctorSip;

    @Column(name = "clinic_name")
    private String clinicName;

    static RegisterEntity of(RegisterEntry line) {
        RegisterEntity row = new RegisterEntity();
        row.itemId = line.itemId().value();
        row.locationId = line.locationId().value();
        row.year = line.number().year();
        row.number = line.number().number();
        row.prescriptionId = line.prescriptionId().value();
        row.versionNumber = line.version();
        row.kind = line.kind();
        row.medicine = line.medicine();
        row.quantity = line.quantity();
        row.unit = line.unit();
        row.dosage = line.dosage();
        row.date = line.date();
        row.signedAt = line.signedAt().atOffset(ZoneOffset.UTC);
        row.patientId = line.patientId().value();
        row.patientName = line.patientName();
        row.doctorId = line.doctorId().value();
        row.doctorName = line.doctorName();
        row.doctorSip = line.doctorSip();
        row.clinicName = line.clinicName();
        return row;
    }

    UUID itemId() {
        return itemId;
    }

    RegisterNumber registerNumber() {
        return new RegisterNumber(year, number);
    }

    RegisterEntry toEntry() {
        return new RegisterEntry(
                new LocationId(locationId),
                registerNumber(),
                new PrescriptionItemId(itemId),
                new PrescriptionId(prescriptionId),
                versionNumber,
                kind,
                medicine,
                quantity,
                unit,
                dosage,
                date,
                signedAt.toInstant(),
                new PersonId(patientId),
                patientName,
                new PersonId(doctorId),
                doctorName,
                doctorSip,
                clinicName);
    }
}
