package org.rawat.identity.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.identity.api.DescribeDoctor;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.Person;
import org.rawat.identity.internal.Doctors;
import org.rawat.identity.internal.PeopleService;
import org.rawat.identity.internal.SignatureImages;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Download;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.Upload;
import org.rawat.web.api.View;

/** What the clinic says of a doctor, for administrators. */
@Path("/admin/people/{person}/doctor")
public final class AdminDoctorResource {
    private final PeopleService people;
    private final Doctors doctors;

    AdminDoctorResource(PeopleService people, Doctors doctors) {
        this.people = people;
        this.doctors = doctors;
    }

    /** The person and what is said of the doctor so far. */
    public record DoctorPage(
            Person person, @Nullable Doctor doctor, long version, boolean signed) {}

    @GET
    @Policy(value = Audience.ADMINISTRATOR, audit = "person.read")
    public View page(@Context Actor actor, @PathParam("person") String id) {
        Person person = people.person(actor, PersonId.fromPath(id));
        Optional<Doctors.Described> described = doctors.described(person.id());
        return View.of(
                        "doctor",
                        new DoctorPage(
                                person,
                                described.map(Doctors.Described::doctor).orElse(null),
                                described.map(Doctors.Described::version).orElse(0L),
                                described.map(Doctors.Described::signed).orElse(false)))
                .showing(person.id());
    }

    @POST
    @Policy(value = Audience.ADMINISTRATOR, audit = "doctor.described")
    public Done describe(@Context Actor actor, @PathParam("person") String id, Form form) {
        PersonId person = people.person(actor, PersonId.fromPath(id)).id();
        form.shownBy(() -> page(actor, id));
        long version = form.version();
        DescribeDoctor command = DoctorForm.read(form);
        form.finish();
        Doctor after = doctors.describe(actor, person, version, command);
        return Done.changed("/admin/people/" + person, after).notice("notice.saved");
    }

    @GET
    @Path("signature")
    @Policy(value = Audience.ADMINISTRATOR, audit = "doctor.signature-read")
    public Download signature(@PathParam("person") String id) {
        PersonId person = PersonId.fromPath(id);
        byte[] png = people.signature(person).orElseThrow(ProblemException::notFound);
        return new Download("image/png", "signature.png", png, true, Set.of(person));
    }

    @GET
    @Path("signature/new")
    @Policy(value = Audience.ADMINISTRATOR, audit = "person.read")
    public View signaturePage(@Context Actor actor, @PathParam("person") String id) {
        Person person = people.person(actor, PersonId.fromPath(id));
        Doctors.Described described =
                doctors.described(person.id()).orElseThrow(ProblemException::notFound);
        return View.of("signature", described).showing(person.id());
    }

    @POST
    @Path("signature")
    @Policy(value = Audience.ADMINISTRATOR, audit = "doctor.signature")
    public Done sign(@Context Actor actor, @PathParam("person") String id, Form form) {
        PersonId person = PersonId.fromPath(id);
        form.shownBy(() -> signaturePage(actor, id));
        Optional<Upload> upload = form.upload("signature", SignatureImages.LARGEST_UPLOAD);
        boolean remove = form.flag("remove");
        if (upload.isEmpty() && !remove) {
            form.problem("signature", "required");
        }
        form.finish();
        doctors.sign(
                actor,
                person,
                upload.map(file -> SignatureImages.cleaned(file.bytes())).orElse(null));
        return Done.changed("/admin/people/" + person + "/doctor", null).notice("notice.saved");
    }
}
