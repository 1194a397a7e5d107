package org.rawat.web.internal.routes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.rawat.api.Actor;
import org.rawat.web.api.Form;
import org.rawat.web.api.RequestInfo;
import org.rawat.web.internal.Exchange;

/** What a resource method may ask for, handed from the exchange to the JAX-RS library. */
final class CxfContexts {
    private CxfContexts() {}

    static List<Object> providers() {
        return List.of(
                new ActorContext(),
                new RequestContext(),
                new ExchangeContext(),
                new FormReader(),
                new FailureMapper());
    }

    static HttpServletRequest request(Message message) {
        return (HttpServletRequest)
                Objects.requireNonNull(message.get(AbstractHTTPDestination.HTTP_REQUEST));
    }

    private static Exchange exchange(Message message) {
        return (Exchange) request(message).getAttribute(Exchange.ATTRIBUTE);
    }

    /** {@code @Context Actor}. */
    public static final class ActorContext implements ContextProvider<Actor> {
        @Override
        public Actor createContext(Message message) {
            return exchange(message).actor();
        }
    }

    /** {@code @Context RequestInfo}. */
    public static final class RequestContext implements ContextProvider<RequestInfo> {
        @Override
        public RequestInfo createContext(Message message) {
            return exchange(message).info();
        }
    }

    /** {@code @Context Exchange}, for the front door's own pages: nobody else sees the type. */
    public static final class ExchangeContext implements ContextProvider<Exchange> {
        @Override
        public Exchange createContext(Message message) {
            return exchange(message);
        }
    }

    /** The one unannotated parameter: the body was read before the method is called. */
    @Consumes(MediaType.WILDCARD)
    public static final class FormReader implements MessageBodyReader<Form> {
        @Override
        public boolean isReadable(
                Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
            return type == Form.class;
        }

        @Override
        public Form readFrom(
                Class<Form> type,
                Type generic,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, String> headers,
                InputStream body) {
            return exchange(PhaseInterceptorChain.getCurrentMessage()).form();
        }
    }

    /** What failed before the method was called. */
    public static final class FailureMapper implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable failure) {
            Message message = PhaseInterceptorChain.getCurrentMessage();
            Message in = message.getExchange().getInMessage();
            ((Answer) request(in).getAttribute(Answer.ATTRIBUTE)).threw(failure);
            return Response.noContent().build();
        }
    }
}
