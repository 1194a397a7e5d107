package org.rawat.web.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletMultipart;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The one servlet. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardServletMultipart(maxRequestSize = 67_108_864, fileSizeThreshold = 67_108_864)
public final class FrontServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient FrontDoor door;

    @Activate
    public FrontServlet(@Reference FrontDoor door) {
        this.door = door;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        door.reception().receive((Exchange) request.getAttribute(Exchange.ATTRIBUTE));
    }
}
