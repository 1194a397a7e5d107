package org.rawat.itests.live;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.realtime.api.EventLog;
import org.rawat.realtime.api.LogEntry;
import org.rawat.realtime.api.LoggedEvent;
import org.rawat.realtime.api.Socket;
import org.rawat.realtime.api.spi.EventReader;
import org.rawat.realtime.api.spi.SocketHandler;

/** A bundle of the tests: a function that answers what it is told, and logs what is said. */
public final class EchoActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        context.registerService(SocketHandler.class, new Echo(context), null);
        context.registerService(EventReader.class, new Reader(), null);
    }

    @Override
    public void stop(BundleContext context) {}

    /** {@code test.echo} answers its data, {@code test.say} tells all of one's own tabs. */
    static final class Echo implements SocketHandler {
        private final BundleContext context;

        Echo(BundleContext context) {
            this.context = context;
        }

        @Override
        public Set<String> types() {
            return Set.of("test.echo", "test.say");
        }

        @Override
        public CompletionStage<? extends Map<String, ?>> handle(
                Socket from, String type, Map<String, ?> data) {
            if (type.equals("test.say")) {
                AccountId account = from.actor().requireAccount();
                Map<String, ?> said = Map.copyOf(data);
                LogEntry entry = new LogEntry(account, "test.said", said, new Said(said)::now);
                EventLog log = service(EventLog.class);
                service(UnitOfWork.class).run(new Append(log, entry)::now);
            }
            return CompletableFuture.completedFuture(data);
        }

        private <T> T service(Class<T> type) {
            return context.getService(context.getServiceReference(type));
        }
    }

    /** What is said. */
    record Said(Map<String, ?> data) {
        Map<String, ?> now() {
            return data;
        }
    }

    /** One append. */
    record Append(EventLog log, LogEntry entry) {
        void now() {
            log.append(List.of(entry));
        }
    }

    /** Reads what was said. */
    static final class Reader implements EventReader {
        @Override
        public Set<String> types() {
            return Set.of("test.said");
        }

        @Override
        public List<Map<String, ?>> read(Actor actor, List<LoggedEvent> events) {
            return events.stream().<Map<String, ?>>map(LoggedEvent::reference).toList();
        }
    }
}
