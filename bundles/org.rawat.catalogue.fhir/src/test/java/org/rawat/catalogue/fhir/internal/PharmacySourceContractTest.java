package org.rawat.catalogue.fhir.internal;

import static org.rawat.catalogue.fhir.internal.SimulatedPharmacy.answer;
import static org.rawat.catalogue.fhir.internal.SimulatedPharmacy.medication;
import static org.rawat.catalogue.fhir.internal.SimulatedPharmacy.page;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.rawat.catalogue.api.spi.MedicineSource;
import org.rawat.sdk.testkit.MedicineSourceContract;
import org.rawat.sdk.testkit.MutableClock;

/** A pharmacy over FHIR keeps what is asked of vendors. */
class PharmacySourceContractTest extends MedicineSourceContract {
    @TempDir private Path home;

    private final SimulatedPharmacy pharmacy = new SimulatedPharmacy();
    private @Nullable Pharmacies pharmacies;
    private @Nullable MedicineSource source;

    @BeforeEach
    void open() {
        pharmacy.does(PharmacySourceContractTest::search);
        pharmacies =
                new Pharmacies(
                        home,
                        new MutableClock(),
                        made -> {
                            source = made;
                            return () -> {};
                        });
        pharmacies.configured(
                Map.of(
                        "etc/org.rawat.catalogue.fhir.cfg",
                        Map.of("base.url", pharmacy.base() + "/fhir/")));
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(pharmacies).close();
        pharmacy.close();
    }

    private static void search(HttpExchange exchange) throws IOException {
        String query =
                URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
        String found = page("");
        if (query.contains("obat")) {
            found = page("", medication("93001"), medication("93002"));
        } else if (query.matches(".*kfa\\|9300[12].*")) {
            found = page("", medication(query.replaceAll(".*kfa\\|(9300[12]).*", "$1")));
        }
        answer(exchange, 200, "application/fhir+json", found);
    }

    @Override
    protected MedicineSource source() {
        return Objects.requireNonNull(source);
    }

    @Override
    protected String offered() {
        return "obat";
    }
}
