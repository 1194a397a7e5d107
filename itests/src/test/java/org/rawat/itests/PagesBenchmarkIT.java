package org.rawat.itests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a signed-in doctor waits for, and how many requests a second Rawat answers, beside a bare
 * servlet and the database alone; with a thousand rows and, in turn with it, in a second Rawat with
 * ten times as many.
 */
@Tag("benchmark")
class PagesBenchmarkIT {
    private static final int ROUNDS = 3;
    private static final int SECONDS = 5;
    private static final int SECONDS_OF_BASELINE = 3;
    private static final int ROWS = 1_000;
    private static final String BARE = "bare servlet";

    @Test
    void pagesAndCreations() {
        List<FilledClinic> clinics = List.of(new FilledClinic(ROWS), new FilledClinic(10 * ROWS));
        try (BareServlet servlet = new BareServlet()) {
            for (Map.Entry<String, String> page :
                    List.of(
                            Map.entry("dashboard", "/"),
                            Map.entry("list of 20 prescriptions", "/doctor/prescriptions"))) {
                pages(page.getKey(), page.getValue(), servlet, clinics);
            }
            creations(servlet, clinics);
        } finally {
            clinics.forEach(FilledClinic::stop);
        }
    }

    private static void pages(
            String what, String path, BareServlet servlet, List<FilledClinic> clinics) {
        int size = clinics.get(0).size(path);
        Rounds rounds = new Rounds();
        rounds.add(BARE, () -> bare(servlet, 200, line -> line.page("/" + size)));
        for (FilledClinic clinic : clinics) {
            if (clinic.hasPgbench()) {
                rounds.add(pgbench(clinic), () -> clinic.readAlone(SECONDS_OF_BASELINE));
            }
            rounds.add(rows(what, clinic), () -> clinic.read(path, SECONDS));
        }
        print(what, rounds.run(ROUNDS), clinics);
    }

    private static void creations(BareServlet servlet, List<FilledClinic> clinics) {
        String what = "creation of a prescription with 3 items";
        int size = clinics.get(0).answered();
        byte[] sent = clinics.get(0).prescriptionAsSent();
        Rounds rounds = new Rounds();
        rounds.add(BARE, () -> bare(servlet, 201, line -> line.post("/" + size, sent)));
        for (FilledClinic clinic : clinics) {
            if (clinic.hasPgbench()) {
                rounds.add(pgbench(clinic), () -> clinic.writeAlone(SECONDS_OF_BASELINE));
            }
            rounds.add(rows(what, clinic), () -> clinic.write(SECONDS));
        }
        print(what, rounds.run(ROUNDS), clinics);
    }

    private static void print(String what, Rounds rounds, List<FilledClinic> clinics) {
        String few = rows(what, clinics.get(0));
        for (FilledClinic clinic : clinics) {
            String own = rows(what, clinic);
            if (own.equals(few)) {
                rounds.print(own, BARE, pgbench(clinic));
            } else {
                rounds.print(own, BARE, pgbench(clinic), few);
            }
        }
    }

    private static String rows(String what, FilledClinic clinic) {
        return what + " with " + clinic.rows() + " rows";
    }

    private static String pgbench(FilledClinic clinic) {
        return "pgbench with " + clinic.rows() + " rows";
    }

    private static Load.Figures bare(
            BareServlet servlet, int expected, Function<Line, Line.Reply> ask) {
        List<Line> lines = new ArrayList<>();
        List<Runnable> clients = new ArrayList<>();
        for (int i = 0; i < FilledClinic.CLIENTS; i++) {
            Line line = servlet.line();
            lines.add(line);
            clients.add(() -> FilledClinic.expect(expected, ask.apply(line)));
        }
        try {
            return Load.run(BARE, SECONDS_OF_BASELINE, clients);
        } finally {
            lines.forEach(Line::close);
        }
    }
}
