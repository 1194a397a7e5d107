package org.rawat.web.internal.routes;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.rawat.web.api.Policy;
import org.rawat.web.api.Route;

/** Reads a function's rows from the annotations of its resources. */
final class ResourceRoutes {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private ResourceRoutes() {}

    /**
     * All rows.
     *
     * @throws IllegalArgumentException with one English sentence, when a method has no policy, no
     *     readable path or a method that is not served
     */
    static List<ServedRoute> of(
            String function, Collection<Object> resources, Application application) {
        List<ServedRoute> rows = new ArrayList<>();
        for (Object resource : resources) {
            Class<?> type = resource.getClass();
            Path root = type.getAnnotation(Path.class);
            if (root == null) {
                throw new IllegalArgumentException(type.getName() + " has no @Path");
            }
            for (Method method : type.getMethods()) {
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (http != null) {
                        rows.add(row(function, application, root.value(), method, http.value()));
                    }
                }
            }
        }
        return rows;
    }

    private static ServedRoute row(
            String function, Application application, String root, Method method, String verb) {
        String where = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        if (!METHODS.contains(verb)) {
            throw new IllegalArgumentException(
                    where + " answers " + verb + ", which is not served");
        }
        Policy policy = method.getAnnotation(Policy.class);
        if (policy == null || policy.value().length == 0) {
            throw new IllegalArgumentException(where + " has no @Policy");
        }
        Path path = method.getAnnotation(Path.class);
        PathTemplate template = PathTemplate.of(root, path == null ? "" : path.value());
        Route route =
                new Route(verb, template.text(), function, Set.of(policy.value()), policy.audit());
        return new ServedRoute(route, template, method.getDeclaringClass(), application);
    }
}
