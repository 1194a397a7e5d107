package org.rawat.calls.internal.ice;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.api.spi.IceServer;
import org.rawat.calls.api.spi.IceServerSource;
import org.rawat.calls.api.spi.IceServers;

/** The servers of {@code etc/org.rawat.calls.cfg}: a source like a vendor's. */
@Component(service = IceServerSource.class)
public final class ConfiguredIceServers implements IceServerSource {
    private final IceSettings settings;
    private final Clock clock;

    @Activate
    public ConfiguredIceServers(
            @Reference IceSettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "configured";
    }

    @Override
    public IceServers servers(
            CallSessionId call, CallLeg leg, String pseudonym, Duration deadline) {
        List<IceServer> all = new ArrayList<>();
        if (!settings.stunUrls().isEmpty()) {
            all.add(new IceServer(settings.stunUrls(), null, null));
        }
        if (!settings.turnUrls().isEmpty()) {
            TurnCredentials.Credential credential =
                    new TurnCredentials(settings.secret(), settings.turnTtl())
                            .issue(pseudonym, clock.instant());
            all.add(
                    new IceServer(
                            settings.turnUrls(), credential.username(), credential.password()));
        }
        return new IceServers(all, settings.turnTtl());
    }
}
