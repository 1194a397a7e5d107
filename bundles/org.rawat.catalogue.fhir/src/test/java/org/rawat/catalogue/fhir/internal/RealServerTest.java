package org.rawat.catalogue.fhir.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.TokenParamModifier;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rawat.api.Health;
import org.rawat.catalogue.api.spi.SourceMedicine;

/** A FHIR server that somebody else wrote (HAPI), with some hundred medicines in pages of ten. */
@Tag("long")
@Timeout(120)
class RealServerTest {
    private static final String KFA = "http://sys-ids.kemkes.go.id/kfa";
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final int MEDICINES = 600;

    private static Server server;
    private static Pharmacies pharmacies;
    private static PharmacySource source;

    @BeforeAll
    static void start() throws Exception {
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new PharmacyServer()), "/fhir/*");
        server.setHandler(context);
        server.start();
        pharmacies =
                new Pharmacies(
                        Path.of("."),
                        Clock.systemUTC(),
                        made -> {
                            source = made;
                            return () -> {};
                        });
        pharmacies.configured(
                Map.of(
                        "etc/org.rawat.catalogue.fhir.cfg",
                        Map.of(
                                "base.url",
                                "http://127.0.0.1:" + connector.getLocalPort() + "/fhir",
                                "answer.pages",
                                "20",
                                "answer.seconds",
                                "30")));
        // The first question makes the server ready.
        assertThat(source.checked(PATIENT).join().status()).isEqualTo(Health.Status.OK);
    }

    @AfterAll
    static void stop() throws Exception {
        pharmacies.close();
        server.stop();
    }

    @Test
    void aNameIsFoundThroughAllItsPages() throws IOException {
        List<SourceMedicine> found = source.search("parasetamol", 100, PATIENT);
        assertThat(found).hasSize(100);
        assertThat(new HashSet<>(found.stream().map(SourceMedicine::code).toList())).hasSize(100);
        SourceMedicine one = found.get(0);
        assertThat(one.codeSystem()).isEqualTo(KFA);
        assertThat(one.name()).isEqualTo("Parasetamol");
        assertThat(one.form()).isEqualTo("Tablet");
        assertThat(one.strength()).endsWith(" mg");
        assertThat(one.ingredients()).hasSize(1);
    }

    @Test
    void allThatFitAreFoundAndNoMore() throws IOException {
        assertThat(source.search("obat ke-599 ", 50, PATIENT)).hasSize(1);
        assertThat(source.search("tidak ada", 50, PATIENT)).isEmpty();
    }

    @Test
    void aCodeIsFoundAndOneThatIsGoneIsNot() throws IOException {
        assertThat(source.find(KFA, "93000123", PATIENT))
                .hasValueSatisfying(it -> assertThat(it.synonyms()).contains("Obat ke-123 merek"));
        assertThat(source.find(KFA, "94999999", PATIENT)).isEmpty();
        assertThat(source.find("urn:other", "93000123", PATIENT)).isEmpty();
    }

    @Test
    void whatMeansSomethingInASearchIsOnlyText() throws IOException {
        assertThat(source.search("a,b|c$d\\e&f=g #h?%", 10, PATIENT)).isEmpty();
        assertThat(source.search("koma, dan", 10, PATIENT)).hasSize(1);
    }

    @Test
    void manyAskAtOnce() throws Exception {
        ExecutorService doctors = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> questions = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String text = "obat ke-" + (100 + i) + " ";
                questions.add(() -> source.search(text, 10, PATIENT).size());
            }
            for (Future<Integer> answer : doctors.invokeAll(questions)) {
                assertThat(answer.get()).isEqualTo(1);
            }
        } finally {
            doctors.shutdownNow();
        }
    }

    /** The server. */
    static final class PharmacyServer extends RestfulServer {
        private static final long serialVersionUID = 1;

        PharmacyServer() {
            super(FhirContext.forR4());
        }

        @Override
        protected void initialize() {
            registerProvider(new Medications());
            FifoMemoryPagingProvider pages = new FifoMemoryPagingProvider(500);
            pages.setDefaultPageSize(10);
            pages.setMaximumPageSize(10);
            setPagingProvider(pages);
        }
    }

    /** What it has. */
    public static final class Medications implements IResourceProvider {
        private final List<Medication> all = new ArrayList<>();

        Medications() {
            for (int i = 0; i < MEDICINES; i++) {
                all.add(medication(i));
            }
        }

        private static Medication medication(int i) {
            Medication it = new Medication();
            it.setId("m" + i);
            it.setStatus(Medication.MedicationStatus.ACTIVE);
            String also = i == 7 ? "koma, dan " : "";
            it.setCode(
                    new CodeableConcept()
                            .setText("Obat ke-" + i + " merek")
                            .addCoding(
                                    new Coding(
                                            KFA,
                                            String.valueOf(93_000_000 + i),
                                            also + (i % 2 == 0 ? "Parasetamol" : "Ibuprofen"))));
            it.setForm(new CodeableConcept().setText("Tablet"));
            it.addIngredient()
                    .setItem(
                            new CodeableConcept().setText(i % 2 == 0 ? "Parasetamol" : "Ibuprofen"))
                    .setStrength(
                            new Ratio()
                                    .setNumerator(
                                            new Quantity()
                                                    .setValue(new BigDecimal(100 + i))
                                                    .setUnit("mg")
                                                    .setSystem("http://unitsofmeasure.org")
                                                    .setCode("mg"))
                                    .setDenominator(
                                            new Quantity()
                                                    .setValue(BigDecimal.ONE)
                                                    .setUnit("tablet")));
            return it;
        }

        @Override
        public Class<Medication> getResourceType() {
            return Medication.class;
        }

        @Search
        public IBundleProvider search(@OptionalParam(name = Medication.SP_CODE) TokenParam code) {
            return new SimpleBundleProvider(
                    all.stream().filter(it -> code == null || fits(it, code)).toList());
        }

        private static boolean fits(Medication it, TokenParam code) {
            Coding coding = it.getCode().getCodingFirstRep();
            if (code.getModifier() == TokenParamModifier.TEXT) {
                String names = it.getCode().getText() + " | " + coding.getDisplay();
                return names.toLowerCase(Locale.ROOT)
                        .contains(code.getValue().toLowerCase(Locale.ROOT));
            }
            return coding.getSystem().equals(code.getSystem())
                    && coding.getCode().equals(code.getValue());
        }
    }
}
