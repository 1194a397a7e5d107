package org.rawat.web.api;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;

/**
 * A piece of a page.
 *
 * @param template the template in the contributing bundle, as in {@link View}
 * @param model its values
 * @param shows every person whose data it shows
 */
public record Fragment(String template, Map<String, @Nullable Object> model, Set<PersonId> shows) {
    public Fragment {
        model = java.util.Collections.unmodifiableMap(new HashMap<>(model));
        shows = Set.copyOf(shows);
    }

    public static Fragment of(String template, Map<String, ?> model) {
        return new Fragment(template, new HashMap<>(model), Set.of());
    }
}
