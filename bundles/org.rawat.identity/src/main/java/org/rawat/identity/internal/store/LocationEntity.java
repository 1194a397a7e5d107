package org.rawat.identity.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.ZoneId;
import java.util.UUID;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.LocationId;

/** A place where the clinic works. */
@Entity
@Table(schema = "identity", name = "locations")
public class LocationEntity {
    @Id private UUID id;
    @Version private int version;

    @Column(name = "name")
    private String name;

    @Column(name = "letterhead")
    private String letterhead;

    @Column(name = "address")
    private String address;

    @Column(name = "phone")
    private String phone;

    @Column(name = "zone")
    private String zone;

    static LocationEntity of(LocationId id, Location values) {
        LocationEntity made = new LocationEntity();
        made.id = id.value();
        made.take(values);
        return made;
    }

    void take(Location values) {
        name = values.name();
        letterhead = values.letterhead();
        address = values.address();
        phone = values.phone();
        zone = values.zone().getId();
    }

    long version() {
        return version;
    }

    Location toRecord() {
        return new Location(
                new LocationId(id), version, name, letterhead, address, phone, ZoneId.of(zone));
    }
}
