package org.rawat.prescriptions.internal.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;

/**
 * A signed prescription with the versions that it replaced as a FHIR R4 Bundle of type collection.
 * Equal prescriptions make equal bytes.
 */
public final class PrescriptionBundle {
    /** The media type of what {@link #bytes} makes. */
    public static final String MEDIA_TYPE = "application/fhir+json; charset=utf-8";

    private static final ObjectWriter WRITER =
            JsonMapper.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build()
                    .writerWithDefaultPrettyPrinter();

    private PrescriptionBundle() {}

    /**
     * The bundle, UTF-8.
     *
     * @param now the version in force
     * @param replaced those before, newest first, each as cancelled with the reason of the next
     */
    public static byte[] bytes(Prescription now, List<Prescription> replaced) {
        try {
            return WRITER.writeValueAsBytes(bundle(now, replaced));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode bundle(Prescription now, List<Prescription> replaced) {
        ObjectNode bundle = Fhir.object();
        bundle.put("resourceType", "Bundle");
        bundle.put("id", now.id().toString());
        bundle.putObject("meta")
                .put("versionId", String.valueOf(now.signedVersion()))
                .put("lastUpdated", Fhir.utc(now.changedAt()));
        bundle.set("identifier", Fhir.identifier(now.id().value()));
        bundle.put("type", "collection");
        bundle.put("timestamp", Fhir.utc(now.changedAt()));
        ArrayNode entries = bundle.putArray("entry");
        List<Prescription> all = new ArrayList<>();
        all.add(now);
        all.addAll(replaced);
        for (int i = 0; i < all.size(); i++) {
            Prescription version = all.get(i);
            Map<PrescriptionItemId, PrescriptionItemId> priors =
                    i + 1 < all.size() ? priors(version, all.get(i + 1)) : Map.of();
            for (PrescriptionItem item : version.items()) {
                entry(entries, FhirRequest.of(version, item, priors.get(item.id())));
                entry(entries, FhirMedication.of(item));
            }
            ObjectNode weight = FhirPeople.weight(version);
            if (weight != null) {
                entry(entries, weight);
            }
        }
        entry(entries, FhirPeople.patient(now));
        entry(entries, FhirPeople.practitioner(now));
        entry(entries, FhirPeople.clinic(now));
        return bundle;
    }

    private static void entry(ArrayNode entries, ObjectNode resource) {
        ObjectNode entry = entries.addObject();
        entry.put("fullUrl", "urn:uuid:" + resource.get("id").asText());
        entry.set("resource", resource);
    }

    /** Which line replaces which: the same medicine, else the one in the same place. */
    private static Map<PrescriptionItemId, PrescriptionItemId> priors(
            Prescription version, Prescription before) {
        Map<PrescriptionItemId, PrescriptionItemId> priors = new HashMap<>();
        List<PrescriptionItem> left = new ArrayList<>(before.items());
        for (PrescriptionItem item : version.items()) {
            left.stream()
                    .filter(old -> old.label().equals(item.label()))
                    .findFirst()
                    .ifPresent(
                            old -> {
                                priors.put(item.id(), old.id());
                                left.remove(old);
                            });
        }
        for (int i = 0; i < version.items().size() && i < before.items().size(); i++) {
            PrescriptionItem old = before.items().get(i);
            if (left.contains(old)) {
                priors.putIfAbsent(version.items().get(i).id(), old.id());
            }
        }
        return priors;
    }
}
