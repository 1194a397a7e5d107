package org.rawat.web.internal.routes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.apache.cxf.jaxrs.JAXRSInvoker;
import org.apache.cxf.message.Exchange;
import org.jspecify.annotations.Nullable;

/** Calls the resource method and keeps its outcome; the library has nothing left to write. */
final class AnswerInvoker extends JAXRSInvoker {
    @Override
    protected Object performInvocation(
            Exchange exchange, Object resource, Method method, @Nullable Object[] arguments)
            throws Exception {
        HttpServletRequest request = CxfContexts.request(exchange.getInMessage());
        Answer answer = (Answer) request.getAttribute(Answer.ATTRIBUTE);
        try {
            answer.returned(method.invoke(resource, arguments));
        } catch (InvocationTargetException e) {
            answer.threw(e.getTargetException());
        }
        return Response.noContent().build();
    }
}
