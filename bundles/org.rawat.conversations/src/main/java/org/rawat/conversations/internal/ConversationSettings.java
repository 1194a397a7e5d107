package org.rawat.conversations.internal;

import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration, read once and checked. A wrong value is named in one sentence and the default
 * is used: a typing error must not keep patients from writing.
 */
@Component(service = ConversationSettings.class, configurationPid = "org.rawat.conversations")
@Designate(ocd = ConversationsConfig.class)
public final class ConversationSettings {
    private static final Logger LOG = LoggerFactory.getLogger(ConversationSettings.class);
    private static final int MOST = 365;
    private static final int USUAL = 7;

    private final Duration window;

    @Activate
    public ConversationSettings(ConversationsConfig config) {
        window = Duration.ofDays(days(config));
    }

    /** How long after the end of its visit a conversation can be written in. */
    public Duration window() {
        return window;
    }

    private static int days(ConversationsConfig config) {
        try {
            int value = config.window_days();
            if (value >= 0 && value <= MOST) {
                return value;
            }
            LOG.error(
                    "etc/org.rawat.conversations.cfg: window.days = {} is not 0 to {}; {} is used",
                    value,
                    MOST,
                    USUAL);
        } catch (RuntimeException e) {
            LOG.error(
                    "etc/org.rawat.conversations.cfg: window.days is no whole number; {} is used",
                    USUAL);
        }
        return USUAL;
    }
}
