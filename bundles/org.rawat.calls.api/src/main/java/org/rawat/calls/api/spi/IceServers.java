package org.rawat.calls.api.spi;

import java.time.Duration;
import java.util.List;

/**
 * What a source answers.
 *
 * @param servers at most eight; empty when it has none for this leg
 * @param timeToLive how long the credentials hold, at least a minute; a browser asks anew before it
 *     restarts ICE, and when three quarters have passed
 */
public record IceServers(List<IceServer> servers, Duration timeToLive) {
    public IceServers {
        servers = List.copyOf(servers);
    }
}
