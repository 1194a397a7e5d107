package org.rawat.identity.internal.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of a list to choose from.
 *
 * @param value what is sent
 * @param label what is read
 */
public record Choice(String value, String label) {
    private static final List<Choice> LANGUAGES =
            List.of(new Choice("id", "Bahasa Indonesia"), new Choice("en", "English"));
    private static final List<Choice> ZONES = allZones();

    /** The languages, each in itself. */
    static List<Choice> languages() {
        return LANGUAGES;
    }

    /** Indonesia's three zones first, then every other place by its IANA name. */
    static List<Choice> zones() {
        return ZONES;
    }

    private static List<Choice> allZones() {
        List<Choice> zones = new ArrayList<>();
        zones.add(new Choice("Asia/Jakarta", "WIB (Asia/Jakarta)"));
        zones.add(new Choice("Asia/Makassar", "WITA (Asia/Makassar)"));
        zones.add(new Choice("Asia/Jayapura", "WIT (Asia/Jayapura)"));
        ZoneId.getAvailableZoneIds().stream()
                .filter(
                        id ->
                                id.matches(
                                        "(Africa|America|Asia|Australia|Europe|Indian|Pacific)/.*"))
                .filter(id -> zones.stream().noneMatch(one -> one.value().equals(id)))
                .sorted()
                .forEach(id -> zones.add(new Choice(id, id)));
        zones.add(new Choice("UTC", "UTC"));
        return List.copyOf(zones);
    }
}
