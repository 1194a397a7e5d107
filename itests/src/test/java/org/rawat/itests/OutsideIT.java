package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rawat.persistence.api.DatabaseLocation;
import org.rawat.sdk.testkit.TestDatabase;

/**
 * A Rawat as it is seen from other machines: on the clinic's own PostgreSQL, over TLS of its own,
 * then behind a proxy. All of it on loopback.
 */
@Tag("quick")
@Order(90)
class OutsideIT {
    private static final String HTTP = "etc/org.apache.felix.http.cfg";
    private static final String WEB = "etc/org.rawat.web.cfg";
    private static final String PERSISTENCE = "etc/org.rawat.persistence.cfg";
    private static final String PASSWORD = "Sebelas kuda nil 47";
    private static final String KEYSTORE_PASSWORD = "kunci-penyimpanan";

    private final Archive archive = Archive.unpack("outside");

    /** What one raw request was answered. */
    private record Answer(int status, String head, String body) {
        String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void theClinicsOwnDatabaseTlsAndAProxyServeTheSamePeople() throws Exception {
        try (TestDatabase database = TestDatabase.with()) {
            onItsOwnDatabase(database.location());
            int secure = withTls();
            archive.start();
            untilReadySaid(1);
            overTls(secure);
            assertThat(Files.exists(archive.var().resolve("postgres/data")))
                    .as("no embedded database beside the clinic's own")
                    .isFalse();
            assertThat(accounts(database.location())).isEqualTo(1);
            archive.stop();

            behindAProxy();
            archive.start();
            untilReadySaid(2);
            throughTheProxy();
            archive.stop();
            assertThat(archive.log()).doesNotContain("| ERROR |").doesNotContain("| WARN  |");
        }
    }

    private void onItsOwnDatabase(DatabaseLocation location) {
        archive.set(PERSISTENCE, "embedded", "false");
        archive.set(PERSISTENCE, "url", location.jdbcUrl());
        archive.set(PERSISTENCE, "owner.user", location.ownerUser());
        archive.set(PERSISTENCE, "owner.password", location.ownerPassword());
        archive.set(PERSISTENCE, "app.user", location.appUser());
        archive.set(PERSISTENCE, "app.password", location.appPassword());
    }

    private static int accounts(DatabaseLocation location) throws Exception {
        try (var connection =
                        DriverManager.getConnection(
                                location.jdbcUrl(), location.appUser(), location.appPassword());
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("SELECT count(*) FROM identity.accounts")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private int withTls() throws Exception {
        int port = Archive.freePort();
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                                "-genkeypair",
                                "-alias",
                                "rawat",
                                "-keyalg",
                                "EC",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                keystore().toString(),
                                "-storepass",
                                KEYSTORE_PASSWORD,
                                "-dname",
                                "CN=rawat.klinik.example",
                                "-ext",
                                "SAN=dns:rawat.klinik.example")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(said).isZero();
        archive.set(HTTP, "org.apache.felix.http.enable", "false");
        archive.set(HTTP, "org.apache.felix.https.enable", "true");
        archive.set(HTTP, "org.osgi.service.http.port.secure", "" + port);
        archive.set(HTTP, "org.apache.felix.https.keystore", "${karaf.etc}/keystore.p12");
        archive.set(HTTP, "org.apache.felix.https.keystore.password", KEYSTORE_PASSWORD);
        archive.set(HTTP, "org.apache.felix.https.keystore.key.password", KEYSTORE_PASSWORD);
        archive.set(WEB, "publicUrl", "https://rawat.klinik.example:" + port);
        return port;
    }

    private Path keystore() {
        return archive.home().resolve("etc/keystore.p12");
    }

    /** Waits for the sentence that a person at the terminal waits for. */
    private void untilReadySaid(int times) {
        Archive.until(
                Duration.ofSeconds(120),
                "said to be ready",
                () -> {
                    if (!archive.running()) {
                        throw new AssertionError("Rawat ended: " + archive.read("console.out"));
                    }
                    return archive.read("console.out").split("Rawat is ready at ", -1).length
                            > times;
                });
    }

    private void overTls(int port) throws Exception {
        String host = "rawat.klinik.example:" + port;
        String link = archive.read("var/setup-link").strip();
        assertThat(link).startsWith("https://" + host + "/setup?token=");
        try (Socket plain = new Socket("127.0.0.1", port)) {
            Answer answer = ask(plain, "GET", "/", host, Map.of(), "");
            assertThat(answer.status()).as("the clear text on the TLS port").isNotEqualTo(200);
        }
        Answer page = tls(port, "GET", link.substring(link.indexOf("/setup")), Map.of(), "");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Strict-Transport-Security")).contains("max-age=");
        String cookie = page.header("Set-Cookie");
        assertThat(cookie).contains("Secure").contains("HttpOnly").contains("SameSite");

        String csrf = hidden(page.body(), "_csrf");
        Answer made =
                tls(
                        port,
                        "POST",
                        "/setup",
                        Map.of("Cookie", cookie.split(";")[0], "Origin", "https://" + host),
                        "_csrf="
                                + csrf
                                + "&token="
                                + link.substring(link.indexOf('=') + 1)
                                + "&name=Ibu+Kepala&login=kepala%40klinik.example&locale=id"
                                + "&zone=Asia%2FJakarta&password="
                                + PASSWORD.replace(' ', '+'));
        assertThat(made.status()).as(made.body()).isEqualTo(303);
        Answer foreign =
                tls(
                        port,
                        "POST",
                        "/sign-in",
                        Map.of("Cookie", cookie.split(";")[0], "Origin", "https://evil.example"),
                        "_csrf=" + csrf + "&login=a&password=b");
        assertThat(foreign.status()).as("a form of another origin").isEqualTo(403);
    }

    private void behindAProxy() {
        archive.set(HTTP, "org.apache.felix.http.enable", "true");
        archive.set(HTTP, "org.apache.felix.https.enable", "false");
        archive.set(WEB, "publicUrl", "https://rawat.klinik.example");
        archive.set(WEB, "trustedProxies", "127.0.0.1");
    }

    private void throughTheProxy() throws Exception {
        Map<String, String> forwarded =
                Map.of(
                        "X-Forwarded-For", "203.0.113.77, 198.51.100.9",
                        "X-Forwarded-Proto", "https",
                        "X-Forwarded-Host", "rawat.klinik.example");
        Answer page = plain("GET", "/sign-in", "rawat.klinik.example", forwarded, "");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Strict-Transport-Security")).contains("max-age=");
        String cookie = page.header("Set-Cookie");
        assertThat(cookie).contains("Secure");
        String csrf = hidden(page.body(), "_csrf");
        Map<String, String> headers = new java.util.HashMap<>(forwarded);
        headers.put("Cookie", cookie.split(";")[0]);
        headers.put("Origin", "https://rawat.klinik.example");
        Answer signedIn =
                plain(
                        "POST",
                        "/sign-in",
                        "rawat.klinik.example",
                        headers,
                        "_csrf="
                                + csrf
                                + "&login=kepala%40klinik.example&password="
                                + PASSWORD.replace(' ', '+'));
        assertThat(signedIn.status()).as(signedIn.body()).isEqualTo(303);
        headers.put(
                "Cookie",
                signedIn.head()
                        .lines()
                        .filter(line -> line.regionMatches(true, 0, "Set-Cookie:", 0, 11))
                        .map(line -> line.substring(11).strip().split(";")[0])
                        .reduce((a, b) -> a + "; " + b)
                        .orElseThrow());
        headers.put("Accept", "application/json");
        assertThat(plain("GET", "/profile/sessions", "rawat.klinik.example", headers, "").body())
                .as("the address nearest to the declared proxy, not what the client claims")
                .contains("198.51.100.9")
                .doesNotContain("203.0.113.77");
        assertThat(plain("GET", "/", "evil.example", Map.of(), ""))
                .as("another host")
                .extracting(Answer::status)
                .isNotEqualTo(200);
    }

    private static String hidden(String page, String name) {
        var found =
                java.util.regex.Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"")
                        .matcher(page);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    private Answer plain(
            String method, String path, String host, Map<String, String> headers, String body)
            throws IOException {
        try (Socket socket = new Socket("127.0.0.1", archive.port())) {
            return ask(socket, method, path, host, headers, body);
        }
    }

    /** Over TLS, trusting this clinic's certificate only, by its public name. */
    private Answer tls(
            int port, String method, String path, Map<String, String> headers, String body)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(keystore().toFile(), KEYSTORE_PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("rawat", store.getCertificate("rawat"));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocketFactory factory = context.getSocketFactory();
        try (Socket tcp = new Socket("127.0.0.1", port);
                Socket socket = factory.createSocket(tcp, "rawat.klinik.example", port, true)) {
            return ask(socket, method, path, "rawat.klinik.example:" + port, headers, body);
        }
    }

    private static Answer ask(
            Socket socket,
            String method,
            String path,
            String host,
            Map<String, String> headers,
            String body)
            throws IOException {
        socket.setSoTimeout(20_000);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        head.append("Host: ").append(host).append("\r\nConnection: close\r\n");
        if (!headers.containsKey("Accept")) {
            head.append("Accept: text/html\r\n");
        }
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (!body.isEmpty()) {
            head.append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ")
                    .append(body.length())
                    .append("\r\n");
        }
        socket.getOutputStream()
                .write((head + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int end = Math.max(0, all.indexOf("\r\n\r\n"));
        List<String> words = List.of(all.split(" ", 3));
        int status =
                words.size() > 2 && words.get(1).matches("\\d{3}")
                        ? Integer.parseInt(words.get(1))
                        : 0;
        return new Answer(status, all.substring(0, end), all.substring(end));
    }
}
