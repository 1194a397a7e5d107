package org.rawat.web.internal.routes;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The request as an application sees it: the method that was matched, no body (it is a Form by
 * now), and no header, so that nothing a client sends reaches the JAX-RS library unread.
 */
final class InnerRequest extends HttpServletRequestWrapper {
    private static final String ADDRESS = "org.apache.cxf.transport.endpoint.address";

    private final String method;

    InnerRequest(HttpServletRequest outer, String method) {
        super(outer);
        this.method = method;
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        // The address is only taken apart for its path.
        return name.equals(ADDRESS) ? "http://localhost/" : super.getAttribute(name);
    }

    @Override
    public boolean isAsyncSupported() {
        return false;
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        return null;
    }

    @Override
    public int getContentLength() {
        return 0;
    }

    @Override
    public long getContentLengthLong() {
        return 0;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.emptyEnumeration();
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public ServletInputStream getInputStream() {
        return new ServletInputStream() {
            @Override
            public boolean isFinished() {
                return true;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("this request is not asynchronous");
            }

            @Override
            public int read() {
                return -1;
            }
        };
    }
}
