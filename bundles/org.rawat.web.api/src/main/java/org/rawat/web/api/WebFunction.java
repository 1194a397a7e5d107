package org.rawat.web.api;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a function (or a vendor) registers as a service to be served: its JAX-RS resources. The
 * front door builds one application of its own for it, reads templates from {@code /templates},
 * messages from {@code /messages/messages.properties} (Indonesian) and {@code
 * /messages/messages_en.properties}, and assets from {@code /assets} of the bundle that registered
 * the service, and drops all of it when the service goes.
 */
@ConsumerType
public interface WebFunction {
    /** The function's name in lower case, equal to its feature's without {@code rawat-}. */
    String name();

    /**
     * The resources: singletons with {@code @Path} on the class and one HTTP method and one {@link
     * Policy} on each method. A method may take {@code @PathParam} and {@code @QueryParam} strings,
     * {@code @Context Actor}, {@code @Context RequestInfo}, and one unannotated {@link Form}. It
     * returns a {@link View}, a {@link Done} or a {@link Download}.
     */
    Set<Object> resources();
}
