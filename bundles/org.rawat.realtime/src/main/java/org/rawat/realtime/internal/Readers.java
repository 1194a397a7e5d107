package org.rawat.realtime.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.realtime.api.LoggedEvent;
import org.rawat.realtime.api.spi.EventReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions that know what a line of the log means. */
@Component(service = Readers.class)
public final class Readers {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    private final Map<EventReader, Set<String>> readers = new ConcurrentHashMap<>();

    /**
     * What a person may see of some lines.
     *
     * @param data by number; absent what is not to be seen
     * @param failed whether a function failed, so that something may be missing
     */
    record Seen(Map<Long, Map<String, ?>> data, boolean failed) {}

    @Activate
    public Readers() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindReader(EventReader reader) {
        readers.put(reader, Set.copyOf(reader.types()));
    }

    void unbindReader(EventReader reader) {
        readers.remove(reader);
    }

    /**
     * Asks each function for its lines.
     *
     * @throws ProblemException when a function cannot say now
     */
    Seen read(Actor actor, List<LoggedEvent> events) {
        Map<Long, Map<String, ?>> data = new ConcurrentHashMap<>();
        boolean failed = false;
        for (Map.Entry<EventReader, Set<String>> one : readers.entrySet()) {
            List<LoggedEvent> own =
                    events.stream().filter(event -> one.getValue().contains(event.type())).toList();
            if (own.isEmpty()) {
                continue;
            }
            try {
                put(data, own, one.getKey().read(actor, own));
            } catch (ProblemException e) {
                throw e;
            } catch (RuntimeException | LinkageError e) {
                LOG.error(
                        "{} cannot read its events; pages are told to look at their history",
                        one.getKey().getClass().getName(),
                        e);
                failed = true;
            }
        }
        return new Seen(data, failed);
    }

    private static void put(
            Map<Long, Map<String, ?>> data,
            List<LoggedEvent> events,
            List<@Nullable Map<String, ?>> answers) {
        if (answers.size() != events.size()) {
            throw new IllegalStateException("as many answers as events were asked for");
        }
        for (int i = 0; i < answers.size(); i++) {
            Map<String, ?> answer = answers.get(i);
            if (answer != null) {
                data.put(events.get(i).seq(), answer);
            }
        }
    }
}
