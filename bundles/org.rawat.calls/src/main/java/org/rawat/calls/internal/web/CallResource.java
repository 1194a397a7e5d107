package org.rawat.calls.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.UUID;
import org.rawat.api.Actor;
import org.rawat.calls.api.CallSession;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.api.Calls;
import org.rawat.calls.internal.CallWords;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;
import org.rawat.web.api.View;

/** One call: its window, and what its two sides do with it. */
@Path("/calls/sessions/{callSession}")
public final class CallResource {
    private final Calls calls;
    private final CallPages pages;
    private final CallWords words;

    CallResource(Calls calls, CallPages pages, CallWords words) {
        this.calls = calls;
        this.pages = pages;
        this.words = words;
    }

    static String page(CallSessionId call) {
        return "/calls/sessions/" + call;
    }

    /** One of the service's moves. */
    private interface Move {
        CallSession of(Actor actor, CallSessionId call, UUID device);
    }

    @GET
    @Policy(
            value = {Audience.PATIENT, Audience.DOCTOR},
            audit = "call.read")
    public View window(@Context Actor actor, @PathParam("callSession") String path) {
        return pages.window(actor, calls.call(actor, CallSessionId.fromPath(path)));
    }

    @POST
    @Path("answer")
    @Policy(
            value = {Audience.PATIENT, Audience.DOCTOR},
            audit = "call.answer")
    public Done answer(
            @Context Actor actor,
            @Context RequestInfo request,
            @PathParam("callSession") String path,
            Form form) {
        return moved(actor, request, path, form, calls::answer);
    }

    @POST
    @Path("reject")
    @Policy(
            value = {Audience.PATIENT, Audience.DOCTOR},
            audit = "call.reject")
    public Done reject(
            @Context Actor actor,
            @Context RequestInfo request,
            @PathParam("callSession") String path,
            Form form) {
        return moved(actor, request, path, form, calls::reject);
    }

    @POST
    @Path("end")
    @Policy(
            value = {Audience.PATIENT, Audience.DOCTOR},
            audit = "call.end")
    public Done end(
            @Context Actor actor,
            @Context RequestInfo request,
            @PathParam("callSession") String path,
            Form form) {
        return moved(actor, request, path, form, calls::end);
    }

    /** Servers with fresh credentials: also without a socket, for a restart in a bad moment. */
    @POST
    @Path("ice")
    @Policy({Audience.PATIENT, Audience.DOCTOR})
    public Done ice(
            @Context Actor actor,
            @Context RequestInfo request,
            @PathParam("callSession") String path,
            Form form) {
        CallSessionId call = CallSessionId.fromPath(path);
        UUID device = Browsers.device(form, request);
        form.finish();
        return Done.changed(page(call), words.ice(calls.iceServers(actor, call, device)));
    }

    private static Done moved(Actor actor, RequestInfo request, String path, Form form, Move move) {
        CallSessionId call = CallSessionId.fromPath(path);
        UUID device = Browsers.device(form, request);
        form.finish();
        return Done.changed(page(call), move.of(actor, call, device));
    }
}
