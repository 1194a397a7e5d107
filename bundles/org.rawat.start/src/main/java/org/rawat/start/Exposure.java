package org.rawat.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Beyond this machine Rawat is served over TLS or behind a proxy that does TLS, never in the clear:
 * sign-in cookies and health data would be readable on the way, and browsers give cameras to secure
 * pages only.
 */
final class Exposure {
    static final String WEB = "org.rawat.web.cfg";

    private Exposure() {}

    static void check(Path etc) throws Refusal {
        CfgFile http = CfgFile.read(etc.resolve(Ports.HTTP));
        boolean plain = !http.value("org.apache.felix.http.enable", "true").equals("false");
        if (!plain || loopback(http.value("org.apache.felix.http.host", "0.0.0.0"))) {
            return;
        }
        CfgFile web = web(etc);
        boolean behindProxy =
                !web.value("trustedProxies", "").isEmpty()
                        && web.value("publicUrl", "").startsWith("https://");
        if (behindProxy) {
            return;
        }
        if (http.value("org.apache.felix.https.enable", "false").equals("true")) {
            throw new Refusal(
                    http.path()
                            + " opens HTTP without TLS beyond this machine: set"
                            + " org.apache.felix.http.enable = false there, so that only HTTPS is"
                            + " served.");
        }
        throw new Refusal(
                http.path()
                        + " opens HTTP without TLS beyond this machine: set"
                        + " org.apache.felix.http.host = 127.0.0.1, or turn on TLS there, or name"
                        + " your proxy with trustedProxies and publicUrl = https://... in "
                        + web.path()
                        + ".");
    }

    static CfgFile web(Path etc) throws Refusal {
        Path path = etc.resolve(WEB);
        return Files.exists(path) ? CfgFile.read(path) : new CfgFile(path, Map.of());
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // Said with the port, which cannot be opened either.
            return true;
        }
    }
}
