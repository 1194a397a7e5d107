package org.rawat.catalogue.fhir.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rawat.api.Health;
import org.rawat.sdk.testkit.MutableClock;

@Timeout(60)
class PharmaciesTest {
    private final List<String> said = new ArrayList<>();
    private final List<PharmacySource> offered = new ArrayList<>();
    private final Pharmacies pharmacies =
            new Pharmacies(
                    Path.of("/opt/rawat"),
                    new MutableClock(),
                    source -> {
                        said.add("+" + source.name());
                        offered.add(source);
                        return () -> {
                            said.add("-" + source.name());
                            offered.remove(source);
                        };
                    });

    @AfterEach
    void close() {
        pharmacies.close();
    }

    @Test
    void eachFileIsAPharmacyAndOnlyWhatChangesIsTouched() {
        pharmacies.configured(Map.of("a.cfg", file("a", "1"), "b.cfg", file("b", "1")));
        assertThat(said).containsExactly("+a", "+b");
        said.clear();
        pharmacies.configured(Map.of("a.cfg", file("a", "1"), "b.cfg", file("b", "2")));
        assertThat(said).containsExactly("-b", "+b");
        said.clear();
        pharmacies.configured(Map.of("a.cfg", file("a", "1"), "c.cfg", Map.of()));
        assertThat(said).containsExactly("-b");
        pharmacies.close();
        assertThat(offered).isEmpty();
    }

    @Test
    void aMistakeEndsItsOwnPharmacyAndIsToldWithFileAndKey() {
        pharmacies.configured(Map.of("a.cfg", file("a", "1"), "b.cfg", file("b", "1")));
        pharmacies.configured(Map.of("a.cfg", file("a", "1"), "b.cfg", file("b", "0")));
        assertThat(offered).extracting(PharmacySource::name).containsExactly("a");
        Health health = pharmacies.health();
        assertThat(health.status()).isEqualTo(Health.Status.CRITICAL);
        assertThat(health.message())
                .isEqualTo("b.cfg: answer.pages must be a whole number from 1 to 20.");
        assertThat(health.remedy()).isNotEmpty();
    }

    @Test
    void twoCannotHaveOneName() {
        pharmacies.configured(Map.of("a.cfg", file("x", "1"), "b.cfg", file("x", "1")));
        assertThat(said).containsExactly("+x");
        assertThat(pharmacies.health().message())
                .isEqualTo("b.cfg: name is already taken by a.cfg.");
    }

    @Test
    void withoutAPharmacyAllIsWell() {
        pharmacies.configured(Map.of("etc/org.rawat.catalogue.fhir.cfg", Map.of()));
        assertThat(pharmacies.health().status()).isEqualTo(Health.Status.OK);
        assertThat(pharmacies.health().message()).contains("etc/org.rawat.catalogue.fhir.cfg");
    }

    @Test
    void allOfThemAreAskedHowTheyAre() {
        try (SimulatedPharmacy well = new SimulatedPharmacy()) {
            well.answers(SimulatedPharmacy.page(""));
            Map<String, Object> there = new HashMap<>(file("there", "1"));
            there.put("base.url", well.base());
            pharmacies.configured(Map.of("a.cfg", there));
            assertThat(pharmacies.health().status()).isEqualTo(Health.Status.OK);
            assertThat(pharmacies.health().message()).contains("there answered at");
            pharmacies.configured(Map.of("a.cfg", there, "b.cfg", file("away", "1")));
            Health health = pharmacies.health();
            assertThat(health.status()).isEqualTo(Health.Status.WARN);
            assertThat(health.message()).contains("away cannot be reached").doesNotContain("there");
            assertThat(health.remedy()).isEqualTo(Fault.UNREACHABLE.remedy());
        }
    }

    /** On a port where nobody listens. */
    private static Map<String, Object> file(String name, String pages) {
        return Map.of("name", name, "base.url", "http://127.0.0.1:1/fhir", "answer.pages", pages);
    }
}
