package org.rawat.sdk.testkit.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

@Entity
@Table(schema = "other", name = "others")
public class OtherEntity {
    @Id public UUID id;
    public String name;
    public int amount;
    @Version public int version;

    /** A change is noticed only when the enhanced class itself makes it. */
    public void increase() {
        amount++;
    }
}
