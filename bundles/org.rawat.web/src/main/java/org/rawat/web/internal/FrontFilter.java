package org.rawat.web.internal;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.rawat.web.api.LetIn;
import org.rawat.web.internal.answer.SecurityHeaders;

/** The outermost filter, before every servlet of this machine: ours and the sockets' door. */
@Component(service = Filter.class, property = "service.ranking:Integer=2147483647")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class FrontFilter implements Filter {
    private final FrontDoor door;
    private final AtomicBoolean firstRequest = new AtomicBoolean(true);

    @Activate
    public FrontFilter(@Reference FrontDoor door) {
        this.door = door;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (firstRequest.compareAndSet(true, false)) {
            // Not in init(): the container tells its handler only to a thread inside a request.
            ContainerErrorPages.install(request.getServletContext());
        }
        Exchange exchange =
                door.entrance().open((HttpServletRequest) request, (HttpServletResponse) response);
        SecurityHeaders.put(exchange);
        request.setAttribute(Exchange.ATTRIBUTE, exchange);
        try {
            door.entrance().check(exchange);
            request.setAttribute(LetIn.ATTRIBUTE, door.letIn(exchange));
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            if (response.isCommitted()) {
                throw e;
            }
            door.problems().send(exchange, e);
        }
    }
}
