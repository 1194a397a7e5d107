package org.rawat.identity.api;

import java.time.ZoneId;

/**
 * A place where the clinic works.
 *
 * @param id its id
 * @param version grows by one with each change
 * @param name the name on the letterhead
 * @param letterhead further lines of the letterhead, one a line; may be empty
 * @param address the postal address
 * @param phone the phone number
 * @param zone the zone in which its schedules are written (WIB, WITA, WIT or any other)
 */
public record Location(
        LocationId id,
        long version,
        String name,
        String letterhead,
        String address,
        String phone,
        ZoneId zone) {}
