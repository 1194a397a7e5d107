package org.rawat.prescriptions.pdf.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.pdf.internal.PrintedPrescriptions;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Download;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;

/** A prescription as a file, for its doctor. */
@Path("/doctor/prescriptions/{prescription}/pdf")
public final class WrittenFileResource {
    private final PrintedPrescriptions printed;

    WrittenFileResource(PrintedPrescriptions printed) {
        this.printed = printed;
    }

    @GET
    @Policy(value = Audience.DOCTOR, audit = "prescription.print")
    public Download file(
            @Context Actor actor,
            @Context RequestInfo request,
            @PathParam("prescription") String id,
            @QueryParam("lang") @Nullable String lang) {
        Prescription it = printed.printable(actor, PrescriptionId.fromPath(id));
        if (!it.doctorId().equals(actor.personId())) {
            throw ProblemException.notFound();
        }
        return Files.download(printed.file(it, Files.language(lang, actor), request.publicUrl()));
    }
}
