package org.rawat.catalogue.fhir.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;
import org.rawat.catalogue.api.spi.MedicineSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code etc/org.rawat.catalogue.fhir.cfg} and {@code etc/org.rawat.catalogue.fhir-*.cfg},
 * one pharmacy each, whenever one of them changes.
 */
@Component(
        service = {ConfigurationListener.class, HealthCheck.class},
        configurationPid = PharmacyConfig.PID,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        immediate = true)
@Designate(ocd = PharmacyConfig.class)
public final class PharmacyConfigurations implements ConfigurationListener, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(PharmacyConfigurations.class);
    private static final String FILE = "felix.fileinstall.filename";
    private static final String OURS =
            "(|(service.pid="
                    + PharmacyConfig.PID
                    + ")(service.factoryPid="
                    + PharmacyConfig.PID
                    + "))";

    private final ConfigurationAdmin admin;
    private final Pharmacies pharmacies;

    @Activate
    public PharmacyConfigurations(
            BundleContext context,
            @Reference ConfigurationAdmin admin,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.admin = admin;
        this.pharmacies =
                new Pharmacies(
                        Path.of(context.getProperty("karaf.base")),
                        clock,
                        source -> {
                            ServiceRegistration<MedicineSource> offered =
                                    context.registerService(MedicineSource.class, source, null);
                            return offered::unregister;
                        });
        read();
    }

    @Deactivate
    public void stop() {
        pharmacies.close();
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (PharmacyConfig.PID.equals(event.getPid())
                || PharmacyConfig.PID.equals(event.getFactoryPid())) {
            read();
        }
    }

    private void read() {
        Map<String, Map<String, ?>> files = new HashMap<>();
        try {
            Configuration[] found = admin.listConfigurations(OURS);
            for (Configuration one : found == null ? new Configuration[0] : found) {
                Map<String, Object> values = values(one.getProperties());
                files.put(file(values.getOrDefault(FILE, one.getPid())), values);
            }
        } catch (IOException | InvalidSyntaxException e) {
            LOG.warn(
                    "The pharmacies' configuration cannot be read; what was read before counts", e);
            return;
        }
        pharmacies.configured(files);
    }

    private static Map<String, Object> values(Dictionary<String, Object> properties) {
        Map<String, Object> values = new HashMap<>();
        Collections.list(properties.keys()).forEach(key -> values.put(key, properties.get(key)));
        return values;
    }

    private static String file(Object name) {
        String text = name.toString();
        return text.contains("/") ? "etc" + text.substring(text.lastIndexOf('/')) : text;
    }

    @Override
    public String name() {
        return "pharmacies";
    }

    @Override
    public Health check() {
        return pharmacies.health();
    }
}
