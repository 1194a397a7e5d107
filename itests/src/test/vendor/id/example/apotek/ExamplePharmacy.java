package id.example.apotek;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.osgi.service.component.annotations.Component;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.spi.MedicineSource;
import org.rawat.catalogue.api.spi.SourceMedicine;

/**
 * A pharmacy as a vendor would connect it, and a bad neighbour on request: certain words make it
 * throw, hang for ever, or answer nonsense.
 */
@Component
public final class ExamplePharmacy implements MedicineSource {
    private static final String SYSTEM = "https://apotek.example/kode";

    private static final SourceMedicine TONIC =
            medicine("AP-1", "Zetanolol Apotek", "25 mg", List.of("zeta"));

    private static SourceMedicine medicine(
            String code, String name, String strength, List<String> synonyms) {
        return new SourceMedicine(
                SYSTEM,
                code,
                name,
                "tablet",
                strength,
                "tablet",
                "other-medicines",
                ControlledKind.NONE,
                null,
                null,
                synonyms,
                true);
    }

    @Override
    public String name() {
        return "apotek-contoh";
    }

    @Override
    public List<SourceMedicine> search(String text, int limit, Duration deadline)
            throws IOException {
        return switch (text) {
            case "meledak" -> throw new IllegalStateException("out of order");
            case "rusak" -> throw new LinkageError("no such class");
            case "macet" -> forEver();
            case "sampah" ->
                    Arrays.asList(
                            null,
                            medicine("", "", "", List.of()),
                            medicine("x".repeat(9_000), "\u0000", "\uD800", List.of()),
                            null);
            default -> text.startsWith("zeta") ? List.of(TONIC) : List.of();
        };
    }

    private static List<SourceMedicine> forEver() {
        CountDownLatch never = new CountDownLatch(1);
        while (true) {
            try {
                never.await();
            } catch (InterruptedException e) {
                // A bad neighbour does not listen.
            }
        }
    }

    @Override
    public Optional<SourceMedicine> find(String codeSystem, String code, Duration deadline) {
        return codeSystem.equals(SYSTEM) && code.equals("AP-1")
                ? Optional.of(TONIC)
                : Optional.empty();
    }
}
