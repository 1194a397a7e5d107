package org.rawat.web.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Download;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;
import org.rawat.web.api.View;
import org.rawat.web.api.WebFunction;

/** A function with one of everything. */
final class SampleFunction implements WebFunction {
    static final PersonId PERSON = PersonId.fromPath("0193a3a0-0000-7000-8000-000000000001");

    record Row(PersonId id, String name, Instant at, Optional<LocalDate> day, int count) {}

    final List<String> stored = new ArrayList<>();

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public Set<Object> resources() {
        return Set.of(new Sample(stored), new SampleDeep());
    }

    @Path("/samples")
    public static final class Sample {
        private final List<String> stored;

        Sample(List<String> stored) {
            this.stored = stored;
        }

        private static View rows() {
            return View.of(
                            "list",
                            List.of(
                                    new Row(
                                            PERSON,
                                            "<b>Sari</b>",
                                            Instant.parse("2026-11-23T02:00:00Z"),
                                            Optional.of(LocalDate.of(2026, 11, 23)),
                                            1250)))
                    .showing(PERSON);
        }

        @GET
        @Policy(value = Audience.SIGNED_IN, audit = "sample.list")
        public View list(@Context Actor actor, @Context RequestInfo info) {
            actor.requirePerson();
            return rows();
        }

        @GET
        @Path("new")
        @Policy(Audience.ANYONE)
        public View create() {
            return View.of("form", new Row(PERSON, "", Instant.EPOCH, Optional.empty(), 1));
        }

        @GET
        @Path("reader")
        @Policy(Audience.SIGNED_IN)
        public View reader(@Context Actor actor) {
            return View.of("form", List.of(actor.locale().getLanguage()));
        }

        @GET
        @Path("search")
        @Policy(Audience.ANYONE)
        public View search(@QueryParam("q") String q, Form form) {
            return View.of("form", List.of(q, form.text("q", 10)));
        }

        @POST
        @Policy(Audience.ANYONE)
        public Done store(Form form) {
            form.shownBy(this::create);
            String name = form.text("name", 10);
            long count = form.integer("count", 1, 99);
            List<String> items = new ArrayList<>();
            for (Form row : form.rows("items", 5)) {
                items.add(row.text("dosage", 10));
            }
            form.upload("file", 1000).ifPresent(file -> items.add(file.fileName()));
            form.finish();
            if (name.equals("taken")) {
                throw ProblemException.conflict("taken", name);
            }
            stored.add(name + count + items);
            return Done.created("/samples/" + PERSON, List.of(name)).notice("stored");
        }

        @GET
        @Path("{sample}")
        @Policy(value = Audience.SIGNED_IN, audit = "sample.read")
        public View read(@PathParam("sample") String id) {
            if (!PersonId.fromPath(id).equals(PERSON)) {
                throw ProblemException.notFound();
            }
            return rows();
        }

        @PUT
        @Path("{sample}")
        @Policy(value = Audience.DOCTOR, audit = "sample.change")
        public Done change(@PathParam("sample") String id, Form form) {
            stored.add("put " + form.text("name", 10));
            form.finish();
            return Done.changed("/samples", null);
        }

        @GET
        @Path("{sample}/broken")
        @Policy(value = Audience.ANYONE, audit = "sample.broken")
        public View broken(@PathParam("sample") String id) {
            throw new IllegalStateException("secret of the house");
        }

        @GET
        @Path("{sample}/file")
        @Policy(value = Audience.SIGNED_IN, audit = "sample.print")
        public Download file(@PathParam("sample") String id) {
            return new Download(
                    "text/plain; charset=utf-8",
                    "résep \"1\".txt",
                    "isi".getBytes(StandardCharsets.UTF_8),
                    false,
                    Set.of(PERSON));
        }
    }

    /** Shares the beginning of its path with the other class. */
    @Path("/samples/{sample}/deep")
    public static final class SampleDeep {
        @GET
        @Policy(Audience.ANYONE)
        public View deep(@PathParam("sample") String id) {
            return View.of("form", new Row(PERSON, id, Instant.EPOCH, Optional.empty(), 1));
        }
    }
}
