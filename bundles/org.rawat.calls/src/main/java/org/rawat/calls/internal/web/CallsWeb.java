package org.rawat.calls.internal.web;

import java.time.Clock;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.calls.api.Calls;
import org.rawat.calls.internal.CallWords;
import org.rawat.calls.internal.ice.IceDesk;
import org.rawat.web.api.WebFunction;

/** Calls, served. */
@Component(service = WebFunction.class)
public final class CallsWeb implements WebFunction {
    private final Set<Object> resources;

    @Activate
    public CallsWeb(
            @Reference Calls calls,
            @Reference CallWords words,
            @Reference IceDesk ice,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        CallPages pages = new CallPages(words);
        resources =
                Set.of(
                        new CallsResource(calls, pages),
                        new CallResource(calls, pages, words),
                        new CallTestResource(ice, words, clock));
    }

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }
}
