package org.rawat.identity.internal;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;
import org.rawat.api.ProblemException;

/** Says when nobody administers the clinic yet and when the configuration holds a mistake. */
@Component(service = HealthCheck.class)
public final class IdentityHealth implements HealthCheck {
    private final SetupDoor door;
    private final IdentitySettings settings;

    @Activate
    public IdentityHealth(@Reference SetupDoor door, @Reference IdentitySettings settings) {
        this.door = door;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public Health check() {
        List<String> mistakes = settings.mistakes();
        if (!mistakes.isEmpty()) {
            return Health.warn(String.join(" ", mistakes), "Correct the key and save the file.");
        }
        try {
            return door.open()
                    ? Health.warn(
                            "There is no administrator yet.",
                            "Open the link that stands in setup-link of the data directory.")
                    : Health.ok("People can sign in.");
        } catch (ProblemException e) {
            return Health.critical(
                    "Nobody can sign in: the database does not answer.",
                    "See the health of the database.");
        }
    }
}
