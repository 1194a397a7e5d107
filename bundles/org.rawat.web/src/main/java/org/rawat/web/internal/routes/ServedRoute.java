package org.rawat.web.internal.routes;

import org.rawat.web.api.Route;

/**
 * A row of the live table together with who answers it.
 *
 * @param route the row
 * @param template its compiled template
 * @param resource the class that answers
 * @param application the function's application
 */
public record ServedRoute(
        Route route, PathTemplate template, Class<?> resource, Application application) {}
