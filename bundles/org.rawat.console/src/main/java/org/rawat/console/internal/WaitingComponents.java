package org.rawat.console.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;

/**
 * Whether every part of Rawat has what it needs. A part that waits registers no service and no
 * health check of its own, so somebody else has to say what it waits for.
 */
@Component(service = HealthCheck.class)
public final class WaitingComponents implements HealthCheck {
    private static final String OURS = "org.rawat.";

    private final BundleContext context;
    private final ServiceComponentRuntime runtime;

    @Activate
    public WaitingComponents(BundleContext context, @Reference ServiceComponentRuntime runtime) {
        this.context = context;
        this.runtime = runtime;
    }

    @Override
    public String name() {
        return "parts";
    }

    @Override
    public Health check() {
        Bundle[] ours =
                Arrays.stream(context.getBundles())
                        .filter(bundle -> bundle.getSymbolicName().startsWith(OURS))
                        .toArray(Bundle[]::new);
        Set<String> problems = new TreeSet<>();
        for (Bundle bundle : ours) {
            if (bundle.getState() != Bundle.ACTIVE && bundle.getState() != Bundle.STARTING) {
                problems.add(bundle.getSymbolicName() + " is not started");
            }
        }
        for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs(ours)) {
            for (ComponentConfigurationDTO one :
                    runtime.getComponentConfigurationDTOs(description)) {
                problem(description, one).ifPresent(problems::add);
            }
        }
        return problems.isEmpty()
                ? Health.ok("every part has what it needs")
                : Health.warn(
                        String.join("; ", problems) + ".",
                        "Shortly after a start this passes by itself. Otherwise see what else is"
                                + " said here about the missing one, then the log.");
    }

    private static Optional<String> problem(
            ComponentDescriptionDTO description, ComponentConfigurationDTO one) {
        return switch (one.state) {
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                    Optional.of(part(description) + " waits for " + missing(description, one));
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                    Optional.of(part(description) + " failed to start");
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                    Optional.of(
                            part(description)
                                    + " waits for the configuration "
                                    + String.join(", ", description.configurationPid));
            default -> Optional.empty();
        };
    }

    private static String part(ComponentDescriptionDTO description) {
        String name = description.implementationClass;
        return description.bundle.symbolicName + "/" + name.substring(name.lastIndexOf('.') + 1);
    }

    private static String missing(
            ComponentDescriptionDTO description, ComponentConfigurationDTO one) {
        List<String> names =
                Arrays.stream(one.unsatisfiedReferences)
                        .map(reference -> wanted(description, reference))
                        .toList();
        return names.stream().distinct().sorted().collect(Collectors.joining(", "));
    }

    private static String wanted(
            ComponentDescriptionDTO description, UnsatisfiedReferenceDTO reference) {
        String type =
                Arrays.stream(description.references)
                        .filter(it -> it.name.equals(reference.name))
                        .map(it -> it.interfaceName)
                        .findFirst()
                        .orElse(reference.name);
        return reference.target == null ? type : type + " " + reference.target;
    }
}
