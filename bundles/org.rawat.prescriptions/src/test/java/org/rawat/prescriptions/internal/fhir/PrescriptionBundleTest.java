package org.rawat.prescriptions.internal.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionStatus;

class PrescriptionBundleTest {
    private static final long SEED = Long.getLong("rawat.seed", System.nanoTime());
    private static final int PRESCRIPTIONS = Integer.getInteger("rawat.fhir.prescriptions", 60);

    /** One for all: it takes longer to make than to ask. */
    private static final Referee REFEREE = new Referee();

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everyPrescriptionIsValidWithTerminology() {
        System.err.println("-Drawat.seed=" + SEED);
        PrescriptionStatus[] signed = {
            PrescriptionStatus.ACTIVE,
            PrescriptionStatus.COMPLETED,
            PrescriptionStatus.CANCELLED,
            PrescriptionStatus.ENTERED_IN_ERROR
        };
        for (int i = 0; i < PRESCRIPTIONS; i++) {
            AnyPrescription any = new AnyPrescription(SEED + i);
            int versions = 1 + i % 3;
            Prescription now = any.version(signed[i % signed.length], versions);
            List<Prescription> replaced =
                    versions == 1
                            ? List.of()
                            : List.of(any.version(PrescriptionStatus.CANCELLED, versions - 1));
            String bundle = text(now, replaced);
            assertThat(REFEREE.complaints(bundle)).as("seed %d", SEED + i).isEmpty();
        }
    }

    @Test
    void theRefereeSeesWhatIsWrong() {
        Prescription it = new AnyPrescription(1).version(PrescriptionStatus.ACTIVE, 1);
        String bundle = text(it, List.of());
        assertThat(REFEREE.complaints(bundle)).isEmpty();
        assertThat(REFEREE.complaints(bundle.replace("\"order\"", "\"wish\""))).isNotEmpty();
        assertThat(REFEREE.complaints(bundle.replace("\"kg\"", "\"drop\""))).isNotEmpty();
        assertThat(REFEREE.complaints(bundle.replace("\"outpatient\"", "\"elsewhere\"")))
                .isNotEmpty();
    }

    @Test
    void equalPrescriptionsMakeEqualBytes() {
        Prescription one = new AnyPrescription(7).version(PrescriptionStatus.ACTIVE, 1);
        Prescription same = new AnyPrescription(7).version(PrescriptionStatus.ACTIVE, 1);
        assertThat(text(one, List.of())).isEqualTo(text(same, List.of()));
    }

    @Test
    void everyLineIsARequestOfOneGroupWithItsMedicine() throws IOException {
        Prescription it = new AnyPrescription(11).version(PrescriptionStatus.COMPLETED, 1);
        JsonNode bundle = json.readTree(text(it, List.of()));
        assertThat(bundle.path("type").asText()).isEqualTo("collection");
        List<JsonNode> requests = resources(bundle, "MedicationRequest");
        assertThat(requests).hasSameSizeAs(it.items());
        for (JsonNode request : requests) {
            assertThat(request.path("status").asText()).isEqualTo("completed");
            assertThat(request.path("intent").asText()).isEqualTo("order");
            assertThat(request.path("authoredOn").asText()).isEqualTo("2026-11-02T04:04:05.678Z");
            assertThat(request.at("/groupIdentifier/value").asText())
                    .isEqualTo("urn:uuid:" + it.id());
            assertThat(resources(bundle, "Medication"))
                    .extracting(medicine -> "urn:uuid:" + medicine.path("id").asText())
                    .contains(request.at("/medicationReference/reference").asText());
            assertThat(request.has("priorPrescription")).isFalse();
        }
    }

    @Test
    void aVersionNamesTheOneThatItReplaced() throws IOException {
        AnyPrescription any = new AnyPrescription(13);
        Prescription before = any.version(PrescriptionStatus.CANCELLED, 1);
        Prescription now = any.version(PrescriptionStatus.ACTIVE, 2);
        JsonNode bundle = json.readTree(text(now, List.of(before)));
        JsonNode request = resources(bundle, "MedicationRequest").get(0);
        String prior = request.at("/priorPrescription/reference").asText();
        assertThat(prior).isEqualTo("urn:uuid:" + before.items().get(0).id());
        JsonNode old =
                resources(bundle, "MedicationRequest").stream()
                        .filter(it -> prior.endsWith(it.path("id").asText()))
                        .findFirst()
                        .orElseThrow();
        assertThat(old.path("status").asText()).isEqualTo("cancelled");
        assertThat(old.at("/statusReason/text").asText()).isNotEmpty();
        assertThat(bundle.at("/meta/versionId").asText()).isEqualTo("2");
    }

    @Test
    void whatAnItemSaysOfItsCompoundIsSaidAsSatusehatSaysIt() {
        AnyPrescription any = new AnyPrescription(17);
        boolean each = false;
        boolean whole = false;
        for (int i = 0; i < 100; i++) {
            PrescriptionItem item = any.item();
            JsonNode medication = FhirMedication.of(item);
            String type = medication.at("/extension/0/valueCodeableConcept/coding/0/code").asText();
            if (item.compound() == null) {
                assertThat(type).isEqualTo("NC");
            } else {
                assertThat(type)
                        .isEqualTo(item.compound().method().name().equals("DTD") ? "SD" : "EP");
                assertThat(medication.path("ingredient"))
                        .hasSize(item.compound().ingredients().size());
                each |= type.equals("SD");
                whole |= type.equals("EP");
            }
        }
        assertThat(each && whole).isTrue();
    }

    private static List<JsonNode> resources(JsonNode bundle, String type) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asText().equals(type))
                .toList();
    }

    private static String text(Prescription now, List<Prescription> replaced) {
        return new String(PrescriptionBundle.bytes(now, replaced), StandardCharsets.UTF_8);
    }
}
