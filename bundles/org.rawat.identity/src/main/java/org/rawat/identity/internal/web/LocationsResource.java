package org.rawat.identity.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import java.util.UUID;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.ProblemException;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.Locations;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** The clinic's locations, for administrators. */
@Path("/admin/locations")
public final class LocationsResource {
    private static final String HERE = "/admin/locations";
    private static final LocationId NONE = new LocationId(new UUID(0, 0));

    private final Locations locations;

    LocationsResource(Locations locations) {
        this.locations = locations;
    }

    @GET
    @Policy(Audience.ADMINISTRATOR)
    public View list() {
        return View.of("locations", locations.all());
    }

    @GET
    @Path("new")
    @Policy(Audience.ADMINISTRATOR)
    public View newLocation(@Context Actor actor) {
        return View.of("location-new", Map.of())
                .with("zones", Choice.zones())
                .with("zone", actor.zone().getId());
    }

    @POST
    @Policy(value = Audience.ADMINISTRATOR, audit = "location.created")
    public Done create(@Context Actor actor, Form form) {
        form.shownBy(() -> newLocation(actor));
        ClientKey key = form.key();
        Location command = read(NONE, 0, form);
        form.finish();
        Location made = locations.create(actor, command, key);
        return Done.created(HERE, made).notice("notice.location-created");
    }

    @GET
    @Path("{location}")
    @Policy(Audience.ADMINISTRATOR)
    public View location(@PathParam("location") String id) {
        return View.of(
                        "location",
                        locations
                                .find(LocationId.fromPath(id))
                                .orElseThrow(ProblemException::notFound))
                .with("zones", Choice.zones());
    }

    @POST
    @Path("{location}")
    @Policy(value = Audience.ADMINISTRATOR, audit = "location.changed")
    public Done change(@Context Actor actor, @PathParam("location") String id, Form form) {
        LocationId location = LocationId.fromPath(id);
        form.shownBy(() -> location(id));
        Location command = read(location, form.version(), form);
        form.finish();
        Location after = locations.change(actor, command);
        return Done.changed(HERE, after).notice("notice.saved");
    }

    private static Location read(LocationId id, long version, Form form) {
        return new Location(
                id,
                version,
                form.text("name", 200),
                form.optionalLines("letterhead", 1000).orElse(""),
                form.lines("address", 500),
                form.text("phone", 40),
                form.zone("zone"));
    }
}
