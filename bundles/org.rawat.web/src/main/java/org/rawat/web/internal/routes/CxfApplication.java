package org.rawat.web.internal.routes;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import org.apache.cxf.BusFactory;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.impl.RuntimeDelegateImpl;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.apache.cxf.transport.http.DestinationRegistryImpl;
import org.apache.cxf.transport.http.HTTPTransportFactory;
import org.rawat.web.internal.Exchange;
import org.rawat.web.internal.page.BundlePages;

/** A function's own JAX-RS application, on a bus of its own, so that it leaves nothing behind. */
final class CxfApplication implements Application {
    static {
        jakarta.ws.rs.ext.RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
    }

    private final BundlePages pages;
    private final ExtensionManagerBus bus;
    private final Server server;
    private final AbstractHTTPDestination destination;
    private final Gate gate = new Gate();

    CxfApplication(Collection<Object> resources, BundlePages pages) {
        this.pages = pages;
        ClassLoader library = JAXRSServerFactoryBean.class.getClassLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(library);
        try {
            bus = new ExtensionManagerBus(Map.of(), Map.of(), library);
            JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
            factory.setBus(bus);
            factory.setDestinationFactory(new HTTPTransportFactory(new DestinationRegistryImpl()));
            factory.setAddress("/");
            factory.setServiceBeans(new ArrayList<>(resources));
            factory.setProviders(CxfContexts.providers());
            factory.setResourceComparator(new MatchedFirst());
            factory.setInvoker(new AnswerInvoker());
            server = factory.create();
            destination = (AbstractHTTPDestination) server.getDestination();
        } finally {
            BusFactory.setThreadDefaultBus(null);
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public BundlePages pages() {
        return pages;
    }

    @Override
    public boolean enter() {
        return gate.enter();
    }

    @Override
    public void leave() {
        gate.leave();
    }

    @Override
    public Object call(Exchange exchange) {
        Answer answer = new Answer();
        InnerRequest request =
                new InnerRequest(exchange.request(), exchange.served().route().method());
        exchange.request().setAttribute(Exchange.ATTRIBUTE, exchange);
        exchange.request().setAttribute(Answer.ATTRIBUTE, answer);
        try {
            destination.invoke(null, null, request, new InnerResponse(exchange.response()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            exchange.request().removeAttribute(Answer.ATTRIBUTE);
        }
        return answer.orThrow();
    }

    @Override
    public void close(Duration atMost) {
        gate.close(atMost);
        server.destroy();
        bus.shutdown(false);
        BusFactory.clearDefaultBusForAnyThread(bus);
    }
}
