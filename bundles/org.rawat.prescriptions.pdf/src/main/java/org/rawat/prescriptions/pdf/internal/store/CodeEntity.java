package org.rawat.prescriptions.pdf.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.rawat.api.PersonId;
import org.rawat.prescriptions.api.PrescriptionId;

/** One code, inserted once and never touched again. */
@Entity
@Table(schema = "prescriptions_pdf", name = "codes")
public class CodeEntity {
    @Id private String code;

    @Column(name = "prescription_id")
    private UUID prescriptionId;

    @Column(name = "version_number")
    private int number;

    @Column(name = "patient_id")
    private UUID patientId;

    @Column private String fingerprint;

    @Column(name = "made_at")
    private OffsetDateTime madeAt;

    @Column private String seal;

    PrintCode toCode() {
        return new PrintCode(
                code,
                new PrescriptionId(prescriptionId),
                number,
                new PersonId(patientId),
                fingerprint,
                madeAt.toInstant(),
                seal);
    }
}
