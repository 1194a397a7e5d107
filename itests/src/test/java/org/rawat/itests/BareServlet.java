package org.rawat.itests;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A servlet that only answers, in a process of its own with Rawat's memory settings: what HTTP and
 * the measuring program cost by themselves.
 */
final class BareServlet implements AutoCloseable {
    private final Process process;
    private final String url;

    BareServlet() {
        try {
            List<String> command =
                    Stream.of(
                                    System.getProperty("java.home") + "/bin/java",
                                    "-Xms64m",
                                    "-Xmx256m",
                                    "-XX:+UseSerialGC",
                                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    BareServlet.class.getName())
                            .collect(Collectors.toList());
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            BufferedReader said =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            url = "http://localhost:" + said.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Line line() {
        return new Line(url, Map.of());
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The process: prints its port and serves until it is ended. */
    public static void main(String[] args) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Answering()), "/*");
        server.setHandler(context);
        server.start();
        System.out.println(connector.getLocalPort());
        server.join();
    }

    /** GET /123 answers 123 bytes; POST /123 reads its body and answers 201 with 123 bytes. */
    private static final class Answering extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            send(response, 200, "text/html;charset=utf-8", bytes(request));
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            int length = request.getInputStream().readAllBytes().length;
            if (length != request.getContentLength()) {
                throw new IOException("a body that ended early");
            }
            send(response, 201, "application/json", bytes(request));
        }

        private static byte[] bytes(HttpServletRequest request) {
            byte[] page = new byte[Integer.parseInt(request.getRequestURI().substring(1))];
            Arrays.fill(page, (byte) ' ');
            return page;
        }

        private static void send(HttpServletResponse response, int status, String type, byte[] body)
                throws IOException {
            response.setStatus(status);
            response.setContentType(type);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
