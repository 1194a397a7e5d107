package org.rawat.identity.internal;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Optional;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The front door's {@code publicUrl}, else this machine at the server's port. */
@Component(service = PublicAddress.class)
public final class ConfiguredAddress implements PublicAddress {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredAddress.class);
    private static final String DEFAULT_PORT = "8181";

    private final ConfigurationAdmin configurations;

    @Activate
    public ConfiguredAddress(@Reference ConfigurationAdmin configurations) {
        this.configurations = configurations;
    }

    @Override
    public String url() {
        return value("org.rawat.web", "publicUrl")
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElseGet(
                        () ->
                                "http://localhost:"
                                        + value(
                                                        "org.apache.felix.http",
                                                        "org.osgi.service.http.port")
                                                .orElse(DEFAULT_PORT));
    }

    private Optional<String> value(String pid, String key) {
        try {
            Configuration configuration = configurations.getConfiguration(pid, "?");
            Dictionary<String, Object> values = configuration.getProperties();
            return Optional.ofNullable(values)
                    .map(all -> all.get(key))
                    .map(Object::toString)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
        } catch (IOException e) {
            LOG.warn("the configuration {} cannot be read", pid, e);
            return Optional.empty();
        }
    }
}
