package org.rawat.web.internal.routes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rawat.web.api.Route;

/** All routes served at one moment, compiled for matching. Immutable; replaced as a whole. */
public final class RouteTable {
    /**
     * A path that something answers.
     *
     * @param routes by HTTP method
     * @param segments the path's decoded segments
     */
    public record PathMatch(Map<String, ServedRoute> routes, List<String> segments) {
        public Optional<ServedRoute> route(String method) {
            return Optional.ofNullable(routes.get(method.equals("HEAD") ? "GET" : method));
        }

        /** The value of the {@code Allow} header (RFC 9110 section 10.2.1). */
        public String allow() {
            List<String> methods = new ArrayList<>(new TreeMap<>(routes).keySet());
            if (routes.containsKey("GET")) {
                methods.add("HEAD");
            }
            methods.add("OPTIONS");
            return String.join(", ", methods);
        }
    }

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private @Nullable Node parameter;
        private final Map<String, ServedRoute> routes = new TreeMap<>();
    }

    private final Node root = new Node();
    private final List<Route> rows;

    /** Compiles; of two equal rows the first stays. */
    public RouteTable(Collection<ServedRoute> all) {
        for (ServedRoute served : all) {
            Node node = root;
            for (String step : served.template().steps()) {
                node = PathTemplate.isParameter(step) ? parameterOf(node) : literalOf(node, step);
            }
            node.routes.putIfAbsent(served.route().method(), served);
        }
        rows = all.stream().map(ServedRoute::route).sorted().toList();
    }

    private static Node literalOf(Node node, String step) {
        return node.literals.computeIfAbsent(step, s -> new Node());
    }

    private static Node parameterOf(Node node) {
        Node below = node.parameter;
        if (below == null) {
            below = new Node();
            node.parameter = below;
        }
        return below;
    }

    /** The rows in the order of their templates. */
    public List<Route> rows() {
        return rows;
    }

    public boolean serves(String method, String template) {
        return rows.stream()
                .anyMatch(row -> row.method().equals(method) && row.template().equals(template));
    }

    /** What answers a path; a literal segment wins over a parameter. */
    public Optional<PathMatch> match(List<String> segments) {
        Node found = find(root, segments, 0);
        return found == null
                ? Optional.empty()
                : Optional.of(new PathMatch(Map.copyOf(found.routes), List.copyOf(segments)));
    }

    private static @Nullable Node find(Node node, List<String> segments, int at) {
        if (at == segments.size()) {
            return node.routes.isEmpty() ? null : node;
        }
        Node literal = node.literals.get(segments.get(at));
        Node found = literal == null ? null : find(literal, segments, at + 1);
        if (found == null && node.parameter != null) {
            found = find(node.parameter, segments, at + 1);
        }
        return found;
    }
}
