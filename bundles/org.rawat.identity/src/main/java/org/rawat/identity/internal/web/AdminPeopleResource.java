package org.rawat.identity.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.DescribeDoctor;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.Person;
import org.rawat.identity.internal.AccountsService;
import org.rawat.identity.internal.Directory;
import org.rawat.identity.internal.Invitations;
import org.rawat.identity.internal.PeopleService;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** Accounts and roles, for administrators. */
@Path("/admin/people")
public final class AdminPeopleResource {
    private static final int ROWS = 25;
    private static final String HERE = "/admin/people/";

    private final Directory directory;
    private final PeopleService people;
    private final AccountsService accounts;
    private final Invitations invitations;

    AdminPeopleResource(
            Directory directory,
            PeopleService people,
            AccountsService accounts,
            Invitations invitations) {
        this.directory = directory;
        this.people = people;
        this.accounts = accounts;
        this.invitations = invitations;
    }

    /** A person with account and, for a doctor, what the clinic says. */
    public record AdminPersonPage(
            Person person, @Nullable Account account, @Nullable Doctor doctor) {}

    @GET
    @Policy(value = Audience.ADMINISTRATOR, audit = "person.list")
    public View list(@Context Actor actor, Form form) {
        String query = form.optionalText("q", 100).orElse("");
        String after = form.optionalText("after", 500).orElse("");
        @Nullable Role role = form.optionalChoice("role", Role.class).orElse(null);
        form.finish();
        Page<Directory.Entry> found = directory.search(actor, query, role, after, ROWS);
        return View.of("admin-people", found)
                .with("query", query)
                .with("role", role == null ? "" : role.name())
                .showing(found.items().stream().map(one -> one.person().id()).toList());
    }

    @GET
    @Path("new")
    @Policy(Audience.ADMINISTRATOR)
    public View newColleague(@Context Actor actor) {
        return View.of("colleague-new", Map.of())
                .with("languages", Choice.languages())
                .with("language", actor.locale().getLanguage())
                .with("zones", Choice.zones())
                .with("zone", actor.zone().getId());
    }

    @POST
    @Policy(value = Audience.ADMINISTRATOR, audit = "account.created")
    public View invite(@Context Actor actor, Form form) {
        form.shownBy(() -> newColleague(actor));
        ClientKey key = form.key();
        String name = form.text("name", 200);
        String login = LoginField.read(form);
        Set<Role> roles = form.choices("roles", Role.class);
        if (roles.isEmpty()) {
            form.problem("roles", "required");
        }
        @Nullable DescribeDoctor doctor = DoctorForm.ifDoctor(form, roles);
        Locale locale = form.choice("locale", Language.class).locale();
        ZoneId zone = form.zone("zone");
        form.finish();
        Invitations.Invited invited =
                invitations.colleague(
                        actor,
                        new Invitations.InviteColleague(name, login, roles, doctor, locale, zone),
                        key);
        return CodePage.view(invited.person(), invited.issued(), HERE + invited.person().id())
                .status(201);
    }

    @GET
    @Path("{person}")
    @Policy(value = Audience.ADMINISTRATOR, audit = "person.read")
    public View person(@Context Actor actor, @PathParam("person") String id) {
        Person person = people.person(actor, PersonId.fromPath(id));
        return View.of(
                        "admin-person",
                        new AdminPersonPage(
                                person,
                                accounts.accountOf(person.id()).orElse(null),
                                people.doctor(person.id()).orElse(null)))
                .showing(person.id());
    }

    @POST
    @Path("{person}/roles")
    @Policy(value = Audience.ADMINISTRATOR, audit = "role.changed")
    public Done roles(@Context Actor actor, @PathParam("person") String id, Form form) {
        Account account = account(id);
        form.shownBy(() -> person(actor, id));
        long version = form.version();
        Set<Role> roles = form.choices("roles", Role.class);
        form.finish();
        Account after = accounts.setRoles(actor, account.id(), version, roles);
        return Done.changed(HERE + account.personId(), after).notice("notice.roles-changed");
    }

    @POST
    @Path("{person}/disable")
    @Policy(value = Audience.ADMINISTRATOR, audit = "account.disabled")
    public Done disable(@Context Actor actor, @PathParam("person") String id, Form form) {
        form.shownBy(() -> person(actor, id));
        form.finish();
        Account account = account(id);
        Account after = accounts.setDisabled(actor, account.id(), true);
        return Done.changed(HERE + account.personId(), after).notice("notice.disabled");
    }

    @POST
    @Path("{person}/enable")
    @Policy(value = Audience.ADMINISTRATOR, audit = "account.enabled")
    public Done enable(@Context Actor actor, @PathParam("person") String id, Form form) {
        form.shownBy(() -> person(actor, id));
        form.finish();
        Account account = account(id);
        Account after = accounts.setDisabled(actor, account.id(), false);
        return Done.changed(HERE + account.personId(), after).notice("notice.enabled");
    }

    private Account account(String id) {
        return accounts.accountOf(PersonId.fromPath(id)).orElseThrow(ProblemException::notFound);
    }
}
