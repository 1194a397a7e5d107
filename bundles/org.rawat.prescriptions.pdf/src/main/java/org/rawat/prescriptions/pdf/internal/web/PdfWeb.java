package org.rawat.prescriptions.pdf.internal.web;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.prescriptions.pdf.internal.PrintedPrescriptions;
import org.rawat.prescriptions.pdf.internal.Verification;
import org.rawat.web.api.WebFunction;

/** Printed prescriptions, served. */
@Component(service = WebFunction.class)
public final class PdfWeb implements WebFunction {
    private final Set<Object> resources;

    @Activate
    public PdfWeb(@Reference PrintedPrescriptions printed, @Reference Verification verification) {
        resources =
                Set.of(
                        new ReceivedFileResource(printed),
                        new WrittenFileResource(printed),
                        new VerifyResource(verification));
    }

    @Override
    public String name() {
        return "prescriptions-pdf";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }
}
