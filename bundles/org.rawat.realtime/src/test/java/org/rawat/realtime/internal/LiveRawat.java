package org.rawat.realtime.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.EventListener;
import org.rawat.api.Events;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.RawatEvent;
import org.rawat.api.Role;
import org.rawat.identity.api.IdentityEvent;
import org.rawat.identity.api.OpenSessions;
import org.rawat.realtime.api.EventLog;
import org.rawat.realtime.api.Live;
import org.rawat.realtime.api.spi.EventReader;
import org.rawat.realtime.api.spi.SocketHandler;
import org.rawat.realtime.api.spi.StateSource;
import org.rawat.realtime.internal.store.LogStore;
import org.rawat.realtime.internal.web.LiveServlet;
import org.rawat.sdk.testkit.TestDatabase;
import org.rawat.web.api.LetIn;
import org.rawat.web.api.ProblemTexts;
import org.rawat.web.api.RequestInfo;

/** The sockets with a real container and a real database; only who is signed in is a map. */
final class LiveRawat implements AutoCloseable {
    /** Timers that are soon over. */
    static final Timing QUICK =
            new Timing(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(200),
                    Duration.ofMillis(300),
                    Duration.ofMillis(100),
                    Duration.ofMinutes(5));

    /** Looks often, and is as patient with silence as Rawat. */
    static final Timing WATCHFUL =
            new Timing(
                    Timing.STANDARD.hello(),
                    Timing.STANDARD.silent(),
                    Timing.STANDARD.offline(),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(200),
                    Duration.ofMillis(300),
                    Duration.ofMillis(100),
                    Duration.ofMinutes(5));

    final TestDatabase db = TestDatabase.with("realtime");
    final Map<String, Actor> sessions = new ConcurrentHashMap<>();
    final Set<String> used = ConcurrentHashMap.newKeySet();
    final List<RawatEvent> heard = new CopyOnWriteArrayList<>();
    final Workers workers = new Workers();
    final OpenSockets sockets = new OpenSockets();
    final Tickets tickets = new Tickets();
    final Handlers handlers = new Handlers();
    final Readers readers = new Readers();
    final States states = new States(workers);
    final LogStore store = new LogStore(db.entityManager("realtime"));
    final EventLog log = new EventLogService(store, sockets, workers, db.unitOfWork(), db.clock());
    final Live live;
    final RealtimeSettings settings;
    final Presences presences;
    final Revocations revocations;
    final Trimming trimming;
    private final List<EventListener> listeners = new CopyOnWriteArrayList<>();
    private final Server server;
    volatile boolean databaseGone;

    LiveRawat() throws Exception {
        this(Timing.STANDARD, Map.of());
    }

    LiveRawat(Timing timing, Map<String, Object> configuration) throws Exception {
        settings = new RealtimeSettings(configured(configuration));
        Events events = this::publish;
        presences = new Presences(sockets, events, db.clock(), timing.offline(), System::nanoTime);
        OpenSessions open = new Sessions();
        revocations = new Revocations(sockets, open, workers);
        listeners.add(revocations);
        Arrivals arrivals =
                new Arrivals(
                        sockets,
                        new LogReader(store, readers, db.unitOfWork()),
                        states,
                        revocations,
                        presences,
                        tickets,
                        workers,
                        events,
                        db.clock());
        Dispatcher dispatcher =
                new Dispatcher(
                        sockets,
                        arrivals,
                        handlers,
                        presences,
                        tickets,
                        new Refusals(bundle(), words()),
                        workers,
                        events,
                        timing);
        new Pulse(sockets, dispatcher, presences, revocations, workers, timing);
        live = new LiveService(sockets, presences, db.unitOfWork());
        trimming = new Trimming(store, db.unitOfWork(), settings, workers, db.clock());
        Door door = new Door(sockets, tickets, settings, db.clock());
        server = new Server(new InetSocketAddress("127.0.0.1", 0));
        ServletContextHandler context = new ServletContextHandler();
        context.addFilter(new FilterHolder(frontDoor()), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new LiveServlet(door, dispatcher)), "/live");
        server.setHandler(context);
        server.start();
    }

    int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    String origin() {
        return "http://localhost:" + port();
    }

    /** Somebody signed in, with the token of the session. */
    Actor signedIn(String token, Role... roles) {
        Actor actor =
                new Actor(
                        Actor.Kind.ACCOUNT,
                        token,
                        AccountId.next(db.clock()),
                        PersonId.next(db.clock()),
                        Set.of(roles),
                        Set.of(),
                        Locale.forLanguageTag("id"),
                        ZoneId.of("Asia/Jakarta"));
        sessions.put(token, actor);
        return actor;
    }

    /** One more session of the same account. */
    void signedInAgain(String token, Actor actor) {
        sessions.put(token, actor);
    }

    void endSession(String token) {
        Actor actor = sessions.remove(token);
        publish(new IdentityEvent.SessionEnded(actor.requireAccount(), hash(token)));
    }

    void changeRoles(String token, Role... roles) {
        Actor now = sessions.get(token);
        sessions.put(
                token,
                new Actor(
                        now.kind(),
                        now.name(),
                        now.accountId(),
                        now.personId(),
                        Set.of(roles),
                        now.actsFor(),
                        now.locale(),
                        now.zone()));
        publish(new IdentityEvent.AccountChanged(now.requireAccount()));
    }

    static String hash(String token) {
        return info(token).sessionHash();
    }

    String ticket(String token) {
        return tickets.issue(hash(token));
    }

    void handle(SocketHandler handler) {
        handlers.bind(
                new Handlers.Bound(
                        handler, handler.types(), handler.automatic(), bundle(), other -> 0));
    }

    void read(EventReader reader) {
        readers.bindReader(reader);
    }

    void state(StateSource source) {
        states.bindSource(source);
    }

    void publish(RawatEvent event) {
        heard.add(event);
        listeners.forEach(listener -> listener.on(event));
    }

    private Filter frontDoor() {
        return (request, response, chain) -> {
            HttpServletRequest http = (HttpServletRequest) request;
            String cookie = http.getHeader("Cookie");
            String token = cookie == null ? null : cookie.replaceFirst("^.*__Host-rawat=", "");
            request.setAttribute(LetIn.ATTRIBUTE, new Visitor(http, token));
            try {
                chain.doFilter(request, response);
            } catch (ProblemException e) {
                ((HttpServletResponse) response).setStatus(e.kind().status());
            }
        };
    }

    private static RequestInfo info(@Nullable String token) {
        return new RequestInfo("r", "127.0.0.1", null, Locale.ENGLISH, "", token);
    }

    private final class Visitor implements LetIn {
        private final HttpServletRequest request;
        private final @Nullable String token;

        Visitor(HttpServletRequest request, @Nullable String token) {
            this.request = request;
            this.token = token;
        }

        @Override
        public RequestInfo info() {
            return LiveRawat.info(token);
        }

        @Override
        public Actor actor() {
            Actor known = token == null ? null : sessions.get(token);
            return known == null
                    ? Actor.anonymous(Locale.ENGLISH, ZoneId.of("Asia/Jakarta"))
                    : known;
        }

        @Override
        public boolean sameOrigin() {
            return origin().equals(request.getHeader("Origin"));
        }
    }

    private final class Sessions implements OpenSessions {
        @Override
        public Map<String, Actor> actors(Collection<String> sessionHashes) {
            if (databaseGone) {
                throw ProblemException.unavailable("database", Duration.ofSeconds(1), null);
            }
            Map<String, Actor> actors = new HashMap<>();
            sessions.forEach(
                    (token, actor) -> {
                        if (sessionHashes.contains(hash(token))) {
                            actors.put(hash(token), actor);
                        }
                    });
            return actors;
        }

        @Override
        public void used(Collection<String> sessionHashes) {
            used.addAll(sessionHashes);
        }
    }

    private static ProblemTexts words() {
        return (bundle, locale, problem) ->
                new ProblemTexts.Text(
                        locale.getLanguage() + ":" + problem.code(),
                        problem.fields().stream()
                                .map(
                                        field ->
                                                new ProblemTexts.FieldText(
                                                        field.field(), field.code(), "wrong"))
                                .toList());
    }

    private static Bundle bundle() {
        return (Bundle)
                Proxy.newProxyInstance(
                        LiveRawat.class.getClassLoader(),
                        new Class<?>[] {Bundle.class},
                        (proxy, method, arguments) -> null);
    }

    static RealtimeConfig configured(Map<String, Object> values) {
        return (RealtimeConfig)
                Proxy.newProxyInstance(
                        LiveRawat.class.getClassLoader(),
                        new Class<?>[] {RealtimeConfig.class},
                        (proxy, method, arguments) ->
                                method.getDeclaringClass() == Annotation.class
                                        ? RealtimeConfig.class
                                        : values.getOrDefault(
                                                method.getName(), method.getDefaultValue()));
    }

    @Override
    public void close() throws Exception {
        sockets.deactivate();
        workers.deactivate();
        server.stop();
        db.close();
    }
}
