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
            for (Path cfg : cfgFiles(home.etc())) {
                CfgFile.read(cfg);
            }
            Ports.check(home.etc());
            ConsoleKeys.prepare(home);
            Greeter.forgetOldAnnouncements(home);
            greetWhenReady(home);
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(2);
        }
        org.apache.karaf.main.Main.main(args);
    }

    private static void greetWhenReady(Home home) throws Refusal {
        Greeter greeter = new Greeter(home, Ports.address(home.etc()), System.out);
        Thread thread = new Thread(greeter, "rawat-greeter");
        thread.setDaemon(true);
        thread.start();
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
