package org.rawat.realtime.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.realtime.api.CloseReason;
import org.rawat.realtime.internal.Dispatcher;
import org.rawat.realtime.internal.Door;
import org.rawat.web.api.LetIn;

/**
 * The socket's door, behind the front door's filter: a session, the exact origin, and a ticket that
 * only a page of ours can hold (cross-site WebSocket hijacking). The ticket stands among the
 * subprotocols, because a browser lets a page say nothing else.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/live")
@HttpWhiteboardServletAsyncSupported
public final class LiveServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String PROTOCOL = "rawat.v1";
    private static final String TICKET = "ticket.";
    private static final long LARGEST = 65_536;
    private static final Duration IDLE = Duration.ofMinutes(3);
    private static final int BUFFER = 4_096;

    private final transient Door door;
    private final transient Dispatcher dispatcher;

    @Activate
    public LiveServlet(@Reference Door door, @Reference Dispatcher dispatcher) {
        this.door = door;
        this.dispatcher = dispatcher;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LetIn letIn = (LetIn) request.getAttribute(LetIn.ATTRIBUTE);
        if (letIn == null) {
            throw new IllegalStateException("not behind the front door's filter");
        }
        List<String> protocols = protocols(request);
        if (!request.getMethod().equals("GET") || !protocols.contains(PROTOCOL)) {
            throw ProblemException.of(ProblemKind.MALFORMED, "protocol");
        }
        if (!letIn.sameOrigin()) {
            throw ProblemException.of(ProblemKind.FORBIDDEN, "origin");
        }
        Actor actor = letIn.actor();
        String session = letIn.info().sessionHash();
        if (!actor.signedIn() || session == null) {
            throw ProblemException.notSignedIn();
        }
        door.requireRoom();
        boolean good =
                protocols.stream()
                        .filter(one -> one.startsWith(TICKET))
                        .findFirst()
                        .filter(one -> door.takes(one.substring(TICKET.length()), session))
                        .isPresent();
        SocketLine line =
                new SocketLine(
                        good ? new SocketEar(door, dispatcher, actor, session) : new DeafEar());
        boolean upgraded =
                container(request)
                        .upgrade(
                                (asked, answer) -> {
                                    answer.setAcceptedSubProtocol(PROTOCOL);
                                    // No compression: frames are short, and secrets stay apart.
                                    answer.setExtensions(List.of());
                                    return line;
                                },
                                request,
                                response);
        if (!upgraded && !response.isCommitted()) {
            throw ProblemException.of(ProblemKind.MALFORMED, "protocol");
        }
    }

    private static List<String> protocols(HttpServletRequest request) {
        List<String> all = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders("Sec-WebSocket-Protocol"))) {
            for (String one : line.split(",")) {
                all.add(one.strip());
            }
        }
        return all;
    }

    /**
     * The container's part for WebSockets, which its initializers do not make for servlets of a
     * whiteboard. Looked for within a request: only there the container knows its handler.
     */
    private static JettyWebSocketServerContainer container(HttpServletRequest request) {
        JettyWebSocketServerContainer there =
                JettyWebSocketServerContainer.getContainer(request.getServletContext());
        if (there != null) {
            return there;
        }
        ServletContextHandler handler =
                ServletContextHandler.getServletContextHandler(
                        request.getServletContext(), "Rawat");
        WebSocketServerComponents.ensureWebSocketComponents(handler.getServer(), handler);
        JettyWebSocketServerContainer made =
                JettyWebSocketServerContainer.ensureContainer(request.getServletContext());
        made.setMaxTextMessageSize(LARGEST);
        made.setMaxBinaryMessageSize(LARGEST);
        made.setMaxFrameSize(LARGEST);
        made.setIdleTimeout(IDLE);
        made.setInputBufferSize(BUFFER);
        made.setOutputBufferSize(BUFFER);
        return made;
    }

    /** Tells a page that its ticket is bad: it could not read the status of a refused upgrade. */
    private static final class DeafEar implements SocketLine.Ear {
        @Override
        public void opened(SocketLine line) {
            line.close(CloseReason.BAD_TICKET.code(), "bad_ticket");
        }

        @Override
        public void text(String text) {}

        @Override
        public void other() {}

        @Override
        public boolean ping() {
            return false;
        }

        @Override
        public void closed() {}
    }
}
