package org.rawat.web.internal.routes;

import java.time.Duration;
import org.rawat.web.internal.Exchange;
import org.rawat.web.internal.page.BundlePages;

/** One function as the front door serves it. */
public interface Application {
    /** The templates, messages and assets of the function's bundle. */
    BundlePages pages();

    /** Notes that a request is inside; false when the function is leaving. */
    boolean enter();

    /** The request has left, with its page rendered. */
    void leave();

    /**
     * Runs the matched resource method.
     *
     * @return a View, a Done or a Download
     * @throws RuntimeException whatever the method threw
     */
    Object call(Exchange exchange);

    /**
     * Lets nobody in any more, waits for those inside, at most so long, and lets go of everything.
     */
    void close(Duration atMost);
}
