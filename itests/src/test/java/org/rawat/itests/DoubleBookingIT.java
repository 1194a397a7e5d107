package org.rawat.itests;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two hundred people want one slot at the same moment. */
@Tag("quick")
@Order(34)
class DoubleBookingIT {
    private static final int PEOPLE = 200;

    private final Clinic clinic = Clinic.shared();

    @Test
    void oneGetsTheSlotAndTheOthersLearnThatItIsTaken() throws Exception {
        List<String> people = people();
        String start = lastFreeSlot();
        List<Line.Reply> replies = bookAtOnce(people, start);

        assertThat(replies.stream().collect(groupingBy(Line.Reply::status, counting())))
                .isEqualTo(Map.of(201, 1L, 409, PEOPLE - 1L));
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 409)
                .allSatisfy(
                        reply ->
                                assertThat(Visitor.JSON.readTree(reply.body()).path("type"))
                                        .hasToString("\"urn:rawat:problem:slot-taken\""));
        assertThat(stored(start)).as("appointments that are stored").isEqualTo(1);
    }

    private List<String> people() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            Visitor.Answer made =
                    clinic.staff()
                            .post("/people", Map.of("name", "Pendaftar " + i, "sex", "FEMALE"));
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            people.add(made.json().path("id").asText());
        }
        return people;
    }

    private String lastFreeSlot() {
        JsonNode slots =
                clinic.patient()
                        .get("/doctors/" + clinic.person("other-doctor"))
                        .json()
                        .findValue("slots");
        return slots.get(slots.size() - 1).path("startsAt").asText();
    }

    private List<Line.Reply> bookAtOnce(List<String> people, String start) throws Exception {
        CyclicBarrier together = new CyclicBarrier(PEOPLE);
        ExecutorService desk = Executors.newFixedThreadPool(PEOPLE);
        List<Future<Line.Reply>> booking = new ArrayList<>();
        for (String person : people) {
            byte[] wish =
                    Visitor.JSON.writeValueAsBytes(
                            Map.of(
                                    "patient",
                                    person,
                                    "doctor",
                                    clinic.person("other-doctor"),
                                    "start",
                                    start,
                                    "reason",
                                    "Demam"));
            booking.add(
                    desk.submit(
                            () -> {
                                try (Line line = clinic.staff().line()) {
                                    together.await();
                                    return line.post("/appointments", wish);
                                }
                            }));
        }
        List<Line.Reply> replies = new ArrayList<>();
        for (Future<Line.Reply> one : booking) {
            replies.add(one.get());
        }
        desk.shutdown();
        return replies;
    }

    private int stored(String start) throws SQLException {
        try (Connection database = clinic.database();
                PreparedStatement count =
                        database.prepareStatement(
                                "SELECT count(*) FROM appointments.appointments"
                                        + " WHERE doctor_id = ? AND starts_at = ?")) {
            count.setObject(1, UUID.fromString(clinic.person("other-doctor")));
            count.setObject(2, OffsetDateTime.ofInstant(Instant.parse(start), ZoneOffset.UTC));
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
