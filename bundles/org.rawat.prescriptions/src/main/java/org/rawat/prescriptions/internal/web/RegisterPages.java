package org.rawat.prescriptions.internal.web;

import java.time.Clock;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Page;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.Locations;
import org.rawat.prescriptions.api.ControlledRegister;
import org.rawat.prescriptions.api.RegisterEntry;
import org.rawat.web.api.View;

/** The page of the register of controlled medicines, for a year and a location. */
final class RegisterPages {
    private static final int ROWS = 50;

    private final ControlledRegister register;
    private final Locations locations;
    private final Clock clock;

    RegisterPages(ControlledRegister register, Locations locations, Clock clock) {
        this.register = register;
        this.locations = locations;
        this.clock = clock;
    }

    /** Asks for a part of it. */
    interface Question {
        Page<RegisterEntry> ask(
                ControlledRegister register, LocationId location, int year, String after, int rows);
    }

    /**
     * The page.
     *
     * @param path of the page itself
     * @param wanted a location's id, or nothing for the first
     * @param year or nothing for this one
     * @throws ProblemException invalid {@code location}, {@code year}
     */
    View page(
            String path,
            @Nullable String wanted,
            @Nullable String year,
            @Nullable String after,
            Question question) {
        List<Location> all = locations.all();
        Location location = location(all, Pages.text(wanted));
        int of = year(Pages.text(year), location == null ? ZoneId.of("UTC") : location.zone());
        Page<RegisterEntry> entries =
                location == null
                        ? new Page<>(List.of(), null)
                        : question.ask(register, location.id(), of, Pages.text(after), ROWS);
        return View.of("register", entries)
                .with("locations", all)
                .with("location", location == null ? "" : location.id().toString())
                .with("year", String.valueOf(of))
                .showing(entries.items().stream().map(RegisterEntry::patientId).toList());
    }

    private static @Nullable Location location(List<Location> all, String wanted) {
        if (wanted.isEmpty()) {
            return all.isEmpty() ? null : all.get(0);
        }
        LocationId id =
                new LocationId(
                        Uuid7.parse(wanted)
                                .orElseThrow(() -> ProblemException.invalid("location", "id")));
        return all.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private int year(String text, ZoneId zone) {
        if (text.isEmpty()) {
            return Year.now(clock.withZone(zone)).getValue();
        }
        if (!text.matches("[0-9]{4}")) {
            throw ProblemException.invalid("year", "integer");
        }
        return Integer.parseInt(text);
    }
}
