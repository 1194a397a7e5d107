package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemKind;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionStatus;

/** What other systems get of a prescription. */
class ExportTest {
    private static Ward ward;
    private static PrescriptionExport export;

    @BeforeAll
    static void open() {
        ward = new Ward();
        PrescriptionReader reader =
                new PrescriptionReader(
                        ward.store,
                        new LiveCopies(ward.clinic.people(), ward.clinic.locations()),
                        ward.clinic.appointments(),
                        ward.integrity);
        export =
                new PrescriptionExport(
                        new PrescriptionQueries(ward.store, reader, ward.db.unitOfWork()));
    }

    @AfterAll
    static void close() {
        ward.close();
    }

    @Test
    void aDraftIsNotGivenAway() {
        Prescription draft = ward.draft();
        Ward.refused(ProblemKind.CONFLICT, "wrong-state", () -> export.fhir(ward.doctor, draft));
    }

    @Test
    void whatIsNotAsItWasSignedIsNotGivenAway() throws Exception {
        Prescription signed = ward.signed();
        ward.sql(
                ward.db.ownerDataSource(),
                "ALTER TABLE prescriptions.prescriptions DISABLE TRIGGER USER;"
                        + " UPDATE prescriptions.prescriptions SET diagnosis = 'Lain' WHERE id = '"
                        + signed.id()
                        + "'; ALTER TABLE prescriptions.prescriptions ENABLE TRIGGER USER");
        Prescription changed = ward.prescriptions.prescription(ward.doctor, signed.id());
        Ward.refused(ProblemKind.CONFLICT, "not-intact", () -> export.fhir(ward.doctor, changed));
    }

    @Test
    void anAmendedOneTellsOfEachVersionBefore() throws IOException {
        Prescription first = ward.signed();
        Prescription second =
                ward.prescriptions.amend(
                        ward.doctor, first.id(), first.version(), ward.two(), "Dosis salah");
        Prescription third =
                ward.prescriptions.amend(
                        ward.doctor, second.id(), second.version(), ward.two(), "Salah lagi");
        List<JsonNode> requests = requests(third);
        assertThat(requests)
                .extracting(it -> it.path("status").asText())
                .containsExactly(
                        "active", "active", "cancelled", "cancelled", "cancelled", "cancelled");
        assertThat(requests)
                .extracting(it -> it.at("/statusReason/text").asText())
                .containsExactly("", "", "Salah lagi", "Salah lagi", "Dosis salah", "Dosis salah");
        assertThat(requests)
                .extracting(it -> it.at("/priorPrescription/reference").asText())
                .containsExactly(
                        "urn:uuid:" + second.items().get(0).id(),
                        "urn:uuid:" + second.items().get(1).id(),
                        "urn:uuid:" + first.items().get(0).id(),
                        "urn:uuid:" + first.items().get(1).id(),
                        "",
                        "");
    }

    @Test
    void theStatusIsAsItIsNowAndTheContentAsItWasSigned() throws IOException {
        Prescription signed = ward.signed();
        Prescription over =
                ward.prescriptions.cancel(
                        ward.doctor, signed.id(), signed.version(), "Alergi baru diketahui");
        assertThat(over.status()).isEqualTo(PrescriptionStatus.CANCELLED);
        JsonNode request = requests(over).get(0);
        assertThat(request.path("status").asText()).isEqualTo("cancelled");
        assertThat(request.at("/statusReason/text").asText()).isEqualTo("Alergi baru diketahui");
        assertThat(request.at("/dosageInstruction/0/text").asText())
                .isEqualTo("3x sehari 1 tablet");
        assertThat(request.at("/dispenseRequest/quantity/value").asInt()).isEqualTo(15);
        assertThat(request.at("/reasonCode/0/text").asText()).isEqualTo("Faringitis akut");
    }

    private static List<JsonNode> requests(Prescription prescription) throws IOException {
        JsonNode bundle = new ObjectMapper().readTree(export.fhir(ward.patient, prescription));
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .filter(it -> it.path("resourceType").asText().equals("MedicationRequest"))
                .toList();
    }
}
