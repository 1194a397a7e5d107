package org.rawat.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks what Rawat stands on, then hands over to the container in the same process. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        Home home = Home.fromSystemProperties();
        try {
            Disk.check(home);
            FolderLock.take(home);
            checkConfiguration(home);
            Exposure.check(home.etc());
            Ports.check(home.etc());
            boolean firstStart = !Files.exists(home.console());
            ConsoleKeys.prepare(home);
            greetWhenReady(home, firstStart);
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(2);
        }
        Endings.onInterrupt();
        Endings.withParent();
        org.apache.karaf.main.Main.main(args);
    }

    private static void greetWhenReady(Home home, boolean firstStart) throws Refusal {
        String address = Ports.address(home.etc());
        String publicAddress = Exposure.web(home.etc()).value("publicUrl", address);
        Greeter greeter = new Greeter(home, address, publicAddress, firstStart, System.out);
        Thread thread = new Thread(greeter, "rawat-greeter");
        thread.setDaemon(true);
        thread.start();
    }

    private static void checkConfiguration(Home home) throws Refusal {
        DeclaredKeys declared =
                DeclaredKeys.ofBundlesBelow(home.base().resolve("system/org/rawat"));
        for (Path path : cfgFiles(home.etc())) {
            CfgFile cfg = CfgFile.read(path);
            Keys keys = declared.of(path);
            if (keys != null) {
                keys.check(cfg);
            }
        }
    }

    private static List<Path> cfgFiles(Path etc) throws Refusal {
        try (Stream<Path> files = Files.list(etc)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".cfg"))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new Refusal("Rawat cannot read " + etc + " (" + Reason.of(e) + ").");
        }
    }
}
