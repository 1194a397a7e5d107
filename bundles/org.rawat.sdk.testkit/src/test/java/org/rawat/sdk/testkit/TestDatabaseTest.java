package org.rawat.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rawat.sdk.testkit.store.SampleEntity;

class TestDatabaseTest {
    @Test
    void everyTypeOfAColumnComesBackAsItWasStored() {
        try (TestDatabase db = TestDatabase.with("sample")) {
            EntityManager em = db.entityManager("sample");
            UUID id = UUID.randomUUID();
            SampleEntity one = new SampleEntity();
            one.id = id;
            one.ownerId = UUID.randomUUID();
            one.name = "one";
            one.status = SampleEntity.Status.SIGNED;
            one.happenedAt = db.clock().instant().atOffset(ZoneOffset.UTC);
            one.day = LocalDate.of(1980, 2, 29);
            one.opens = LocalTime.of(8, 30);
            one.amount = 12_500_00L;
            one.weight = new BigDecimal("71.50");
            one.active = true;
            one.detail = "{\"a\": 1}";
            one.tags = "{x,y}";
            one.signature = new byte[] {1, 2, 3};
            db.unitOfWork().run(() -> em.persist(one));

            SampleEntity read = db.unitOfWork().call(() -> em.find(SampleEntity.class, id));

            assertThat(read.ownerId).isEqualTo(one.ownerId);
            assertThat(read.happenedAt.toInstant()).isEqualTo(db.clock().instant());
            assertThat(read.happenedAt).isEqualTo(OffsetDateTime.parse("2026-11-02T01:00:00Z"));
            assertThat(read.day).isEqualTo(one.day);
            assertThat(read.opens).isEqualTo(one.opens);
            assertThat(read.weight).isEqualByComparingTo(one.weight);
            assertThat(read.detail).isEqualTo("{\"a\": 1}");
            assertThat(read.tags).isEqualTo("{x,y}");
            assertThat(read.signature).containsExactly(1, 2, 3);
            assertThat(read.version).isEqualTo(1);
        }
    }
}
