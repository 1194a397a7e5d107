package org.rawat.itests;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The programs of poppler-utils, which know nothing of how Rawat makes its files. */
final class Poppler {
    private static final String MISSING =
            "poppler is not installed (Debian's package 'poppler-utils' has it): what it would say"
                    + " about printed prescriptions is left out";

    private Poppler() {}

    /** Installs Debian's where that is allowed; empty, with one sentence, where there is none. */
    static Optional<Poppler> find() {
        if (!there() && mayInstall()) {
            install();
        }
        if (!there()) {
            System.out.println(MISSING);
            return Optional.empty();
        }
        return Optional.of(new Poppler());
    }

    private static boolean there() {
        return Files.isExecutable(Path.of("/usr/bin/pdfsig"));
    }

    private static boolean mayInstall() {
        return "root".equals(System.getProperty("user.name"))
                && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    private static void install() {
        try {
            new ProcessBuilder(
                            "sh",
                            "-c",
                            "apt-get update -qq && DEBIAN_FRONTEND=noninteractive"
                                    + " apt-get install -y -qq --no-install-recommends"
                                    + " poppler-utils")
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it says about the signatures. */
    String signatures(Path pdf) {
        return run("pdfsig", "-nocert", pdf.toString());
    }

    /** The text as it stands on the pages. */
    String text(Path pdf) {
        return run("pdftotext", "-layout", pdf.toString(), "-");
    }

    /** The first page as dots. */
    BufferedImage page(Path pdf, int dotsPerInch) {
        try {
            String name = pdf.toString().replace(".pdf", "");
            run("pdftoppm", "-r", "" + dotsPerInch, "-singlefile", "-png", pdf.toString(), name);
            return ImageIO.read(Path.of(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(String program, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("/usr/bin/" + program));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(program + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
