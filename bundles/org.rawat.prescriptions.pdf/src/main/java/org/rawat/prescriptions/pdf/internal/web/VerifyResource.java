package org.rawat.prescriptions.pdf.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.prescriptions.pdf.internal.Verification;
import org.rawat.prescriptions.pdf.internal.Verified;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;
import org.rawat.web.api.Upload;
import org.rawat.web.api.View;

/** The public page to which the code on paper leads. It shows nobody's data. */
@Path("/verify")
public final class VerifyResource {
    /** No prescription of thirty medicines comes near it. */
    private static final int LARGEST_FILE = 2 * 1024 * 1024;

    private static final Pattern SHA256 = Pattern.compile("[0-9A-Fa-f]{64}");

    private final Verification verification;

    VerifyResource(Verification verification) {
        this.verification = verification;
    }

    /** Where a code is typed that cannot be scanned. */
    @GET
    @Policy(Audience.ANYONE)
    public View start() {
        return View.of("code", Map.of());
    }

    @POST
    @Policy(Audience.ANYONE)
    public Done typed(@Context RequestInfo request, Form form) {
        form.shownBy(this::start);
        String code = form.text("code", 64).replaceAll("[ -]", "");
        form.finish();
        Verified found = verification.verified(code, request.address());
        return Done.changed("/verify/" + code.toLowerCase(Locale.ROOT), found);
    }

    @GET
    @Path("{code}")
    @Policy(value = Audience.ANYONE, audit = "prescription.verify")
    public View page(@Context RequestInfo request, @PathParam("code") String code) {
        return shown(code, verification.verified(code, request.address()));
    }

    /** Answers at once and not by a redirect: what was found out about a file is kept nowhere. */
    @POST
    @Path("{code}")
    @Policy(value = Audience.ANYONE, audit = "prescription.verify")
    public View compare(
            @Context Actor actor,
            @Context RequestInfo request,
            @PathParam("code") String code,
            Form form) {
        Verified known = verification.verified(code, request.address());
        form.shownBy(() -> shown(code, known));
        @Nullable Upload file = form.upload("file", LARGEST_FILE).orElse(null);
        String sha256 = form.optionalText("sha256", 64).orElse("");
        if (file == null && sha256.isEmpty()) {
            form.problem("file", "required");
        } else if (!sha256.isEmpty() && !SHA256.matcher(sha256).matches()) {
            form.problem("sha256", "sha256");
        }
        form.finish();
        return shown(
                code,
                file == null
                        ? verification.compared(actor, code, request.address(), sha256)
                        : verification.compared(actor, code, request.address(), file.bytes()));
    }

    private static View shown(String code, Verified verified) {
        return View.of("verify", verified).with("code", code);
    }
}
