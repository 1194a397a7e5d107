package org.rawat.web.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.MultipartConfigElement;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.rawat.api.Actor;
import org.rawat.audit.api.AuditEntry;
import org.rawat.web.api.NavigationSource;
import org.rawat.web.api.SlotSource;
import org.rawat.web.api.WebFunction;
import org.rawat.web.internal.answer.AuditTrail;
import org.rawat.web.internal.own.HealthReport;
import org.rawat.web.internal.own.OwnNavigation;
import org.rawat.web.internal.page.BundlePages;
import org.rawat.web.internal.page.Navigation;
import org.rawat.web.internal.page.PageLibrary;
import org.rawat.web.internal.page.Slots;
import org.rawat.web.internal.routes.Functions;

/** The whole front door in one Java machine: a real container, real templates, real JAX-RS. */
final class Harness implements AutoCloseable {
    private static final FolderFiles FRONT = new FolderFiles("web", Path.of("target/classes"));
    private static final FolderFiles SAMPLE =
            new FolderFiles("sample", Path.of("target/test-classes/sample"));

    final Map<String, Actor> sessions = new HashMap<>();
    final List<AuditEntry> recorded = new ArrayList<>();
    final List<List<String>> declared = new ArrayList<>();
    final Functions functions;
    final Visitors visitors;
    private final BundlePages front = new BundlePages("web", FRONT, FRONT, null);
    private final BundlePages sample = new BundlePages("sample", SAMPLE, FRONT, front);
    private final Navigation navigation;
    private final Slots slots;
    private final HealthReport health = new HealthReport();
    private final Server server;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    Harness(Path var, Map<String, Object> settings, int port) throws Exception {
        PageLibrary library = new Library();
        functions = new Functions(library);
        navigation = new Navigation(library);
        slots = new Slots(library);
        visitors = new Visitors(token -> Optional.ofNullable(sessions.get(token)));
        FrontDoor door =
                new FrontDoor(
                        configuration(settings),
                        var,
                        library,
                        functions,
                        segments -> declared.contains(segments),
                        navigation,
                        slots,
                        visitors,
                        AuditTrail.to(recorded::add),
                        health);
        offer(new OwnNavigation());
        server = new Server(new InetSocketAddress("127.0.0.1", port));
        ServletContextHandler context = new ServletContextHandler();
        context.addFilter(
                new FilterHolder(new FrontFilter(door)), "/*", EnumSet.of(DispatcherType.REQUEST));
        ServletHolder holder = new ServletHolder(new FrontServlet(door));
        holder.getRegistration()
                .setMultipartConfig(new MultipartConfigElement("", -1, -1, 1 << 26));
        context.addServlet(holder, "/*");
        context.addServlet(new ServletHolder(new BesideServlet()), "/beside");
        server.setHandler(context);
        server.start();
    }

    int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    void publish(WebFunction function) {
        functions.publish(function, sample);
    }

    void offer(SlotSource source) throws Exception {
        bind(slots, SlotSource.class, source);
    }

    void offer(NavigationSource source) throws Exception {
        bind(navigation, NavigationSource.class, source);
    }

    private static <T> void bind(Object component, Class<T> type, T source) throws Exception {
        Method bind =
                component.getClass().getDeclaredMethod("bindSource", type, ServiceReference.class);
        bind.setAccessible(true);
        bind.invoke(component, source, reference());
    }

    private static ServiceReference<?> reference() {
        return (ServiceReference<?>)
                Proxy.newProxyInstance(
                        Harness.class.getClassLoader(),
                        new Class<?>[] {ServiceReference.class},
                        (proxy, method, arguments) -> null);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** A request as a browser sends it. */
    HttpRequest.Builder browser(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    /** A request as a program sends it. */
    HttpRequest.Builder program(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .header("Accept", "application/json");
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    @SuppressWarnings("unchecked")
    static WebConfiguration configuration(Map<String, Object> settings) {
        return (WebConfiguration)
                Proxy.newProxyInstance(
                        Harness.class.getClassLoader(),
                        new Class<?>[] {WebConfiguration.class},
                        (proxy, method, arguments) ->
                                method.getDeclaringClass() == Annotation.class
                                        ? WebConfiguration.class
                                        : settings.getOrDefault(
                                                method.getName(), method.getDefaultValue()));
    }

    private final class Library implements PageLibrary {
        @Override
        public BundlePages front() {
            return front;
        }

        @Override
        public BundlePages of(Bundle bundle) {
            return sample;
        }

        @Override
        public Optional<BundlePages> named(String name) {
            return Optional.ofNullable(Map.of("web", front, "sample", sample).get(name));
        }
    }
}
