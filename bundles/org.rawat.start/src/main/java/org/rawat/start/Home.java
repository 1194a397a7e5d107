package org.rawat.start;

import java.nio.file.Path;

/** The folders of one unpacked Rawat. */
record Home(Path base, Path etc, Path data, Path var) {

    static Home fromSystemProperties() {
        Path base = Path.of(System.getProperty("karaf.base", ".")).toAbsolutePath().normalize();
        return new Home(
                base,
                Path.of(System.getProperty("karaf.etc", base.resolve("etc").toString())),
                Path.of(System.getProperty("karaf.data", base.resolve("data").toString())),
                Path.of(System.getProperty("rawat.var", base.resolve("var").toString())));
    }

    Path console() {
        return var.resolve("console");
    }
}
