package org.rawat.web.internal;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.web.api.LetIn;

/** Another door behind the same filter: says what it learns, and throws where nobody is known. */
final class BesideServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LetIn letIn = (LetIn) request.getAttribute(LetIn.ATTRIBUTE);
        Actor actor = letIn.actor();
        if (!actor.signedIn()) {
            throw ProblemException.notSignedIn();
        }
        response.getWriter()
                .print(
                        actor.name()
                                + " "
                                + letIn.info().sessionHash()
                                + " "
                                + letIn.info().address()
                                + " "
                                + letIn.sameOrigin());
    }
}
