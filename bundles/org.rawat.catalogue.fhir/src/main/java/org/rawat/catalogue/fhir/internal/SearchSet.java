package org.rawat.catalogue.fhir.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of a search's answer (FHIR R4, Bundle of type searchset).
 *
 * @param resources those of the wanted type
 * @param next where the next page is
 */
record SearchSet(List<JsonNode> resources, Optional<URI> next) {
    SearchSet {
        resources = List.copyOf(resources);
    }

    static SearchSet read(JsonNode bundle, String wanted) throws PharmacyException {
        String type = bundle.path("resourceType").asText("");
        if (!type.equals("Bundle")) {
            throw new PharmacyException(
                    Fault.RUBBISH,
                    "answers with "
                            + (type.isEmpty() ? "JSON that is no FHIR" : Answer.shown(type))
                            + " instead of a Bundle");
        }
        List<JsonNode> resources = new ArrayList<>();
        String other = "";
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            String its = resource.path("resourceType").asText("");
            if (its.equals(wanted)) {
                resources.add(resource);
            } else if (!its.equals("OperationOutcome")) {
                other = its.isEmpty() ? "nothing" : its;
            }
        }
        if (resources.isEmpty() && !other.isEmpty()) {
            throw new PharmacyException(
                    Fault.RUBBISH, "answers with " + Answer.shown(other) + " instead of " + wanted);
        }
        return new SearchSet(resources, next(bundle));
    }

    private static Optional<URI> next(JsonNode bundle) {
        for (JsonNode link : bundle.path("link")) {
            if (link.path("relation").asText("").equals("next")) {
                try {
                    return Optional.of(new URI(link.path("url").asText("")));
                } catch (URISyntaxException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
