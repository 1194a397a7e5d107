package org.rawat.chat.internal;

import java.util.function.IntSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration, read once and checked. A wrong value is named in one sentence and the default
 * is used: a typing error must not keep people from writing.
 */
@Component(service = ChatSettings.class, configurationPid = "org.rawat.chat")
@Designate(ocd = ChatConfig.class)
public final class ChatSettings {
    private static final Logger LOG = LoggerFactory.getLogger(ChatSettings.class);
    private static final int MOST = 100_000;
    private static final int RATE = 20;
    private static final int QUEUE = 5_000;
    private static final int QUEUE_LEAST = 100;

    private final int perMinute;
    private final int queue;

    @Activate
    public ChatSettings(ChatConfig config) {
        perMinute = read("rate.per.minute", config::rate_per_minute, 1, RATE);
        queue = read("queue.messages", config::queue_messages, QUEUE_LEAST, QUEUE);
    }

    /** How many messages an account may send in a minute. */
    public int perMinute() {
        return perMinute;
    }

    /** How many messages may wait to be stored. */
    public int queue() {
        return queue;
    }

    private static int read(String key, IntSupplier configured, int least, int usual) {
        try {
            int value = configured.getAsInt();
            if (value >= least && value <= MOST) {
                return value;
            }
            LOG.error(
                    "etc/org.rawat.chat.cfg: {} = {} is not {} to {}; {} is used",
                    key,
                    value,
                    least,
                    MOST,
                    usual);
        } catch (RuntimeException e) {
            LOG.error("etc/org.rawat.chat.cfg: {} is no whole number; {} is used", key, usual);
        }
        return usual;
    }
}
