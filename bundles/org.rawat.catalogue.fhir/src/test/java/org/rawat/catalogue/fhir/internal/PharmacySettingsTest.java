package org.rawat.catalogue.fhir.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rawat.catalogue.fhir.internal.PharmacySettings.Access;
import org.rawat.catalogue.fhir.internal.PharmacySettings.Mistake;

class PharmacySettingsTest {
    private static final Path HOME = Path.of("/opt/rawat");

    @Test
    void withoutAnAddressThereIsNoPharmacy() throws Mistake {
        assertThat(PharmacySettings.read(Map.of(), HOME)).isNull();
        assertThat(PharmacySettings.read(Map.of("base.url", " ", "name", "X!"), HOME)).isNull();
    }

    @Test
    void anAddressIsEnough() throws Mistake {
        PharmacySettings settings = read(Map.of());
        assertThat(settings.name()).isEqualTo("pharmacy");
        assertThat(settings.base()).isEqualTo(URI.create("https://pharmacy.example/fhir"));
        assertThat(settings.resource()).isEqualTo("Medication");
        assertThat(settings.access()).isEqualTo(new Access.Open());
        assertThat(settings.answer()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.pageBytes()).isEqualTo(4 << 20);
        assertThat(settings.cacheAge()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aSecretsFileIsRelativeToWhereRawatIs() throws Mistake {
        Access access =
                read(Map.of("authorization", "bearer", "secret.file", "etc/apotek.secret"))
                        .access();
        assertThat(access)
                .isEqualTo(new Access.Bearer(new Secret(Path.of("/opt/rawat/etc/apotek.secret"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/fhir",
                "http://localhost/fhir",
                "http://[::1]:9/fhir",
                "HTTPS://pharmacy.example"
            })
    void thisMachineMayBeAskedInTheClear(String address) throws Mistake {
        assertThat(read(Map.of("base.url", address)).base()).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pharmacy.example/fhir",
                "http://10.0.0.5/fhir",
                "http://localhost.example/fhir",
                "http://127.0.0.1.example/fhir",
                "ftp://pharmacy.example",
                "pharmacy.example/fhir",
                "https:///fhir",
                "https://user:pw@pharmacy.example/fhir",
                "https://pharmacy.example/fhir?x=1",
                "https://pharmacy.example/fhir#x",
                "https://pharmacy example/fhir",
                "file:///etc/passwd"
            })
    void anAddressThatIsNotSafeIsRefused(String address) {
        assertThatThrownBy(() -> read(Map.of("base.url", address)))
                .isInstanceOf(Mistake.class)
                .hasMessageStartingWith("base.url ");
    }

    @ParameterizedTest
    @CsvSource({
        "name,Apotek",
        "name,seed",
        "name,clinic",
        "name,a--b",
        "name,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "resource,Patient",
        "search.text,code text",
        "search.text,a&b",
        "search.code,1",
        "search.more,status",
        "search.more,a=b#c",
        "search.more,a=b c",
        "search.more,a=b&&c=d",
        "authorization,basic",
        "connect.seconds,0",
        "answer.seconds,31",
        "answer.pages,x",
        "answer.megabytes,33",
        "cache.minutes,-1",
        "cache.answers,9999999999"
    })
    void aMistakeIsNamedByItsKey(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(Mistake.class)
                .hasMessageStartingWith(key + " must");
    }

    @Test
    void whatAnAuthorizationNeedsIsAskedFor() {
        Map<String, String> file = new HashMap<>(Map.of("authorization", "client-credentials"));
        for (String key : new String[] {"token.url", "client.id", "secret.file"}) {
            assertThatThrownBy(() -> read(file)).hasMessageStartingWith(key + " must be set");
            file.put(key, key.equals("token.url") ? "https://pharmacy.example/token?x=1" : "x");
        }
        file.put("token.url", "http://pharmacy.example/token");
        assertThatThrownBy(() -> read(file)).hasMessageStartingWith("token.url must begin");
    }

    private static PharmacySettings read(Map<String, String> more) throws Mistake {
        Map<String, String> file =
                new HashMap<>(Map.of("base.url", "https://pharmacy.example/fhir/"));
        file.putAll(more);
        return PharmacySettings.read(file, HOME);
    }
}
