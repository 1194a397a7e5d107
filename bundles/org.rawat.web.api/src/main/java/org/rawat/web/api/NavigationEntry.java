package org.rawat.web.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a menu.
 *
 * @param id stable and unique, for example {@code prescriptions.mine}
 * @param place in which menu
 * @param labelKey key of its label in the contributing bundle's messages
 * @param href a path of this Rawat
 * @param icon name of an icon of the front door's set ({@code /assets/icons}), or null
 * @param order smaller comes first; Rawat's own use hundreds
 * @param audiences who sees it: any of these; empty means whoever is signed in
 */
public record NavigationEntry(
        String id,
        Place place,
        String labelKey,
        String href,
        @Nullable String icon,
        int order,
        Set<Audience> audiences) {

    /** The menus. */
    public enum Place {
        /** The main menu on every page. */
        MAIN,
        /** The large buttons of the dashboard. */
        QUICK_ACTION,
        /** The administration page. */
        ADMINISTRATION,
        /** The menu under one's own name. */
        PROFILE
    }

    public NavigationEntry {
        audiences = Set.copyOf(audiences);
    }
}
