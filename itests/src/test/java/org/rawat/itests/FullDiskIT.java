package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The disk with the clinic's data is full: before the start, and in the middle of the day. */
@Tag("quick")
@Order(82)
class FullDiskIT {
    private static final int MEGABYTES = 450;

    private final List<String> acknowledged = new ArrayList<>();
    private int made;

    @Test
    void aFullDiskIsSaidInOneSentenceAndCostsNothingThatWasAcknowledged() {
        Archive archive = Archive.unpack("full-disk");
        Optional<SmallDisk> mounted = SmallDisk.at(archive.var(), MEGABYTES);
        assumeTrue(
                mounted.isPresent(),
                "what Rawat does on a full disk is left out: only root may mount a small one");
        try (SmallDisk disk = mounted.get()) {
            disk.fill();
            Started.inVain(archive, Map.of()).isOneSentence("disk", archive.var().toString(), "MB");
            disk.free();
            try {
                inTheMiddleOfTheDay(archive, disk);
            } finally {
                disk.free();
                archive.stop();
            }
        }
    }

    private void inTheMiddleOfTheDay(Archive archive, SmallDisk disk) {
        archive.start();
        archive.untilReady();
        Visitor administrator = Clinic.setUp(archive);
        for (int i = 0; i < 5; i++) {
            assertThat(makes(administrator)).isEqualTo(201);
        }

        disk.fill();
        goesOnUntilRefused(administrator, archive);
        disk.free();
        Archive.until(Duration.ofSeconds(90), "served again", () -> makes(administrator) == 201);

        List<String> there = new ArrayList<>();
        for (JsonNode one : administrator.get("/admin/locations").json()) {
            there.add(one.path("id").asText());
        }
        assertThat(there).containsAll(acknowledged);
        assertThat(archive.client("rawat:audit-verify")).contains("Intact: all");
    }

    /** Until the database cannot even begin its next log file; every answer on the way is tame. */
    private void goesOnUntilRefused(Visitor administrator, Archive archive) {
        for (int i = 0; i < 20; i++) {
            makes(administrator);
        }
        try (Connection database = Clinic.database(archive, "postgres");
                Statement statement = database.createStatement()) {
            statement.execute("SELECT pg_switch_wal()");
        } catch (SQLException expected) {
            assertThat(expected.getSQLState()).startsWith("5");
        }
        Archive.until(Duration.ofSeconds(60), "refused", () -> makes(administrator) == 503);
        isTame(administrator.page("/admin/locations"));
        isTame(administrator.page("/"));
        assertThat(archive.status("/health/live")).isEqualTo(200);
    }

    private int makes(Visitor administrator) {
        Visitor.Answer answer =
                administrator.post(
                        "/admin/locations",
                        Map.of(
                                "name", "Klinik " + ++made,
                                "address", "Jalan Melati 1, Bandung",
                                "phone", "+62221234567",
                                "zone", "Asia/Jakarta"));
        isTame(answer);
        if (answer.status() == 201) {
            acknowledged.add(answer.json().path("id").asText());
        }
        return answer.status();
    }

    /** Done or not available; and no word about what is inside. */
    private static void isTame(Visitor.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 201, 503);
        assertThat(answer.body())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("SQL")
                .doesNotContain("No space left");
    }
}
