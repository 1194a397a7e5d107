package org.rawat.web.internal;

import jakarta.servlet.ServletContext;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.rawat.web.internal.answer.PlainPages;
import org.rawat.web.internal.request.Accepts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the container answers by itself to requests that never reach a servlet: a broken request
 * line, a header too large. The same headers and tone as everywhere, and no word about the server.
 */
final class ContainerErrorPages extends ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerErrorPages.class);

    private ContainerErrorPages() {}

    /** Puts itself in place of the container's own pages. */
    static void install(ServletContext context) {
        try {
            ServletContextHandler handler =
                    ServletContextHandler.getServletContextHandler(context, "Rawat");
            Server server = handler == null ? null : handler.getServer();
            if (server != null) {
                server.setErrorHandler(new ContainerErrorPages());
                handler.setErrorHandler(new ContainerErrorPages());
            }
        } catch (RuntimeException e) {
            LOG.warn("The container keeps its own error pages", e);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        if (request.getAttribute(ERROR_EXCEPTION) instanceof HttpException failure) {
            status = failure.getCode();
        }
        response.setStatus(status < 400 ? 400 : status);
        // A request that broke before its headers were read is answered as a person's.
        boolean html =
                request.getHeaders().size() == 0
                        || Accepts.html(request.getHeaders().get(HttpHeader.ACCEPT));
        var headers = response.getHeaders();
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put(
                HttpHeader.CONTENT_TYPE,
                html ? "text/html; charset=utf-8" : "application/problem+json");
        byte[] bytes = html ? PlainPages.html(status, "") : PlainPages.json(status);
        headers.put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(
                true, request.getMethod().equals("HEAD") ? null : ByteBuffer.wrap(bytes), callback);
        return true;
    }
}
