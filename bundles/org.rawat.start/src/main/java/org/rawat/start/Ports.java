package org.rawat.start;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;

/** The addresses Rawat is told to listen on, tried before the container does. */
final class Ports {
    static final String HTTP = "org.apache.felix.http.cfg";
    static final String SSH = "org.apache.karaf.shell.cfg";

    private Ports() {}

    static void check(Path etc) throws Refusal {
        CfgFile http = CfgFile.read(etc.resolve(HTTP));
        String host = http.value("org.apache.felix.http.host", "0.0.0.0");
        if (!http.value("org.apache.felix.http.enable", "true").equals("false")) {
            check(http, "org.apache.felix.http.host", host, "org.osgi.service.http.port", "8181");
        }
        if (http.value("org.apache.felix.https.enable", "false").equals("true")) {
            check(
                    http,
                    "org.apache.felix.http.host",
                    host,
                    "org.osgi.service.http.port.secure",
                    "8443");
        }
        CfgFile ssh = CfgFile.read(etc.resolve(SSH));
        check(ssh, "sshHost", ssh.value("sshHost", "127.0.0.1"), "sshPort", "8101");
    }

    private static void check(
            CfgFile cfg, String hostKey, String host, String portKey, String defaultPort)
            throws Refusal {
        int port = port(cfg, portKey, defaultPort);
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new Refusal(
                    "No address is known for \""
                            + host
                            + "\": set "
                            + hostKey
                            + " in "
                            + cfg.path()
                            + " to an address of this machine, such as 127.0.0.1.");
        }
        try (ServerSocket probe = new ServerSocket()) {
            // As the container does; without it, connections of a Rawat that has just stopped would
            // count.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port));
        } catch (BindException e) {
            throw new Refusal(refused(cfg, hostKey, host, portKey, port, e));
        } catch (IOException e) {
            throw new Refusal(refused(cfg, hostKey, host, portKey, port, e));
        }
    }

    private static String refused(
            CfgFile cfg, String hostKey, String host, String portKey, int port, IOException e) {
        String why = String.valueOf(e.getMessage());
        if (why.contains("assign")) {
            return host
                    + " is not an address of this machine: set "
                    + hostKey
                    + " in "
                    + cfg.path()
                    + " to one that is, such as 127.0.0.1.";
        }
        if (why.contains("denied")) {
            return "Port "
                    + port
                    + " may only be used by root: set "
                    + portKey
                    + " in "
                    + cfg.path()
                    + " to a port from 1024 to 65535.";
        }
        return "Port "
                + port
                + " on "
                + host
                + " is used by another program: set "
                + portKey
                + " in "
                + cfg.path()
                + " to a free port (1 to 65535).";
    }

    private static int port(CfgFile cfg, String key, String defaultPort) throws Refusal {
        String text = cfg.value(key, defaultPort);
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below, with the same words as for a number out of range
        }
        throw new Refusal(
                cfg.path() + ": " + key + " = " + text + " must be a port from 1 to 65535.");
    }

    /** Where people find Rawat on this machine. */
    static String address(Path etc) throws Refusal {
        CfgFile http = CfgFile.read(etc.resolve(HTTP));
        boolean secure = http.value("org.apache.felix.http.enable", "true").equals("false");
        String host = http.value("org.apache.felix.http.host", "127.0.0.1");
        boolean local = host.equals("127.0.0.1") || host.equals("0.0.0.0") || host.equals("::1");
        return (secure ? "https://" : "http://")
                + (local ? "localhost" : host)
                + ":"
                + (secure
                        ? port(http, "org.osgi.service.http.port.secure", "8443")
                        : port(http, "org.osgi.service.http.port", "8181"));
    }
}
