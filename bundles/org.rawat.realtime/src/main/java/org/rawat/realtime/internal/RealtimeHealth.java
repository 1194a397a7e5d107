package org.rawat.realtime.internal;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;

/** Says how many live connections there are, and whether there is room for more. */
@Component(service = HealthCheck.class)
public final class RealtimeHealth implements HealthCheck {
    private final OpenSockets sockets;
    private final RealtimeSettings settings;

    @Activate
    public RealtimeHealth(@Reference OpenSockets sockets, @Reference RealtimeSettings settings) {
        this.sockets = sockets;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "realtime";
    }

    @Override
    public Health check() {
        List<String> mistakes = settings.mistakes();
        if (!mistakes.isEmpty()) {
            return Health.warn(String.join(" ", mistakes), "Correct the key and save the file.");
        }
        int open = sockets.size();
        String message =
                "%d live connections of %d accounts, %d frames waiting"
                        .formatted(
                                open,
                                sockets.all().stream().map(OpenSocket::account).distinct().count(),
                                sockets.all().stream().mapToInt(OpenSocket::queued).sum());
        return open < settings.socketsMost()
                ? Health.ok(message)
                : Health.warn(
                        message + "; no more are let in",
                        "Raise sockets.most in etc/org.rawat.realtime.cfg, if this machine can.");
    }
}
