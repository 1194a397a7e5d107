package org.rawat.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Asks this machine's own Rawat for a status, whatever its certificate says: it may be made for a
 * name that only the outside resolves. Nothing secret is sent and the answer is believed for no
 * more than the word "ready".
 */
final class Probe {
    private static final int CONNECT_MILLIS = 2000;
    private static final int READ_MILLIS = 5000;

    private Probe() {}

    /**
     * @param address where Rawat listens on this machine
     * @param host under which name it is served
     * @return the answer's status code
     */
    static int status(URI address, String host, String path) throws IOException {
        String listening = address.getHost().equals("localhost") ? "127.0.0.1" : address.getHost();
        try (Socket tcp = new Socket()) {
            tcp.connect(new InetSocketAddress(listening, address.getPort()), CONNECT_MILLIS);
            tcp.setSoTimeout(READ_MILLIS);
            if (!address.getScheme().equals("https")) {
                return ask(tcp, listening + ":" + address.getPort(), path);
            }
            try (Socket tls = encrypted(tcp, host)) {
                return ask(tls, host + ":" + address.getPort(), path);
            }
        }
    }

    private static int ask(Socket socket, String host, String path) throws IOException {
        String request =
                "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        String line =
                new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine();
        return line != null && line.matches("HTTP/1\\.1 \\d{3}( .*)?")
                ? Integer.parseInt(line.substring(9, 12))
                : HttpURLConnection.HTTP_UNAVAILABLE;
    }

    private static Socket encrypted(Socket tcp, String host) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(tcp, host, -1, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(host)));
            socket.setSSLParameters(parameters);
            return socket;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    /** On loopback, for a question whose answer is no secret. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
