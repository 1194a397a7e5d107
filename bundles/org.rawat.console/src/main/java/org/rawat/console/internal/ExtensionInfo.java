package org.rawat.console.internal;

import java.util.List;

/**
 * A vendor's bundle as clinic IT sees it.
 *
 * @param name its symbolic name
 * @param version its version
 * @param running whether it is there and started
 * @param services the interfaces of which it says that it offers services
 */
public record ExtensionInfo(String name, String version, boolean running, List<String> services) {
    public ExtensionInfo {
        services = List.copyOf(services);
    }
}
