package org.rawat.sdk.testkit.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;

@Entity
@Table(schema = "sample", name = "samples")
public class SampleEntity {
    public enum Status {
        DRAFT,
        SIGNED
    }

    @Id public UUID id;

    @Column(name = "owner_id")
    public UUID ownerId;

    @Column(name = "parent_id")
    public String parentId;

    public String name;

    @Enumerated(EnumType.STRING)
    public Status status;

    @Column(name = "happened_at")
    public OffsetDateTime happenedAt;

    public LocalDate day;
    public LocalTime opens;
    public long amount;
    public BigDecimal weight;
    public boolean active;

    @Column(columnDefinition = "jsonb")
    public String detail;

    public String tags;

    public byte[] signature;

    @Version public int version;

    public String parent() {
        return parentId;
    }

    public void rename(String other) {
        name = other;
    }
}
