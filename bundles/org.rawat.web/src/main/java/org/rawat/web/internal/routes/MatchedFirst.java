package org.rawat.web.internal.routes;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.cxf.jaxrs.ext.ResourceComparator;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.message.Message;
import org.rawat.web.internal.Exchange;

/**
 * Makes the library choose the class that the front door's table matched: JAX-RS does not go back
 * to a second class whose path is shorter (Jakarta REST 4.0 section 3.7.2), the table does.
 */
final class MatchedFirst implements ResourceComparator {
    @Override
    public int compare(ClassResourceInfo first, ClassResourceInfo second, Message message) {
        HttpServletRequest request = CxfContexts.request(message);
        Exchange exchange = (Exchange) request.getAttribute(Exchange.ATTRIBUTE);
        Class<?> matched = exchange.served().resource();
        boolean one = first.getServiceClass() == matched;
        boolean other = second.getServiceClass() == matched;
        return one == other ? 0 : one ? -1 : 1;
    }

    @Override
    public int compare(OperationResourceInfo first, OperationResourceInfo second, Message message) {
        return 0;
    }
}
