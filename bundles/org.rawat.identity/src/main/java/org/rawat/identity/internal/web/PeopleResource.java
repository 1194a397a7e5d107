package org.rawat.identity.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.Role;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.internal.AccountsService;
import org.rawat.identity.internal.Invitations;
import org.rawat.identity.internal.Passwords;
import org.rawat.identity.internal.PeopleService;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** Patients' records, for staff. */
@Path("/people")
public final class PeopleResource {
    private static final int ROWS = 25;

    private final PeopleService people;
    private final AccountsService accounts;
    private final Passwords passwords;
    private final Invitations invitations;

    PeopleResource(
            PeopleService people,
            AccountsService accounts,
            Passwords passwords,
            Invitations invitations) {
        this.people = people;
        this.accounts = accounts;
        this.passwords = passwords;
        this.invitations = invitations;
    }

    /** A person's record and the account, if there is one. */
    public record PersonPage(Person person, @Nullable Account account) {}

    @GET
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "person.list")
    public View list(@Context Actor actor, Form form) {
        String query = form.optionalText("q", 100).orElse("");
        String after = form.optionalText("after", 500).orElse("");
        form.finish();
        Page<Person> found = people.search(actor, query, after, ROWS);
        return View.of("people", found)
                .with("query", query)
                .showing(found.items().stream().map(Person::id).toList());
    }

    @GET
    @Path("new")
    @Policy({Audience.STAFF, Audience.ADMINISTRATOR})
    public View newPerson() {
        return View.of("person-new", Map.of());
    }

    @POST
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "person.registered")
    public Done register(@Context Actor actor, Form form) {
        form.shownBy(this::newPerson);
        ClientKey key = form.key();
        RegisterPerson command = PersonForm.read(form);
        form.finish();
        Person person = people.register(actor, command, key);
        return Done.created("/people/" + person.id(), person).notice("notice.person-registered");
    }

    @GET
    @Path("{person}")
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "person.read")
    public View person(@Context Actor actor, @PathParam("person") String id) {
        Person person = people.person(actor, PersonId.fromPath(id));
        Account account = accounts.accountOf(person.id()).orElse(null);
        return View.of("person", new PersonPage(person, account))
                .with("resettable", account != null && mayReset(actor, account))
                .showing(person.id());
    }

    @POST
    @Path("{person}")
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "person.changed")
    public Done change(@Context Actor actor, @PathParam("person") String id, Form form) {
        PersonId person = PersonId.fromPath(id);
        form.shownBy(() -> person(actor, id));
        long version = form.version();
        RegisterPerson command = PersonForm.read(form);
        form.finish();
        Person after = people.change(actor, person, version, command);
        return Done.changed("/people/" + person, after).notice("notice.saved");
    }

    @POST
    @Path("{person}/reset-code")
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "password.code-issued")
    public View resetCode(@Context Actor actor, @PathParam("person") String id, Form form) {
        PersonId person = PersonId.fromPath(id);
        form.finish();
        Passwords.Issued issued = passwords.issue(actor, person);
        return CodePage.view(people.person(actor, person), issued, "/people/" + person);
    }

    @GET
    @Path("{person}/account")
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "person.read")
    public View newAccount(@Context Actor actor, @PathParam("person") String id) {
        Person person = people.person(actor, PersonId.fromPath(id));
        return View.of("account-new", person).showing(person.id());
    }

    @POST
    @Path("{person}/account")
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "account.created")
    public View addAccount(@Context Actor actor, @PathParam("person") String id, Form form) {
        PersonId person = PersonId.fromPath(id);
        form.shownBy(() -> newAccount(actor, id));
        ClientKey key = form.key();
        String login = LoginField.read(form);
        form.finish();
        Invitations.Invited invited = invitations.patient(actor, person, login, key);
        return CodePage.view(invited.person(), invited.issued(), "/people/" + person).status(201);
    }

    private static boolean mayReset(Actor actor, Account account) {
        return !account.disabled()
                && (actor.is(Role.ADMINISTRATOR)
                        || java.util.Set.of(Role.PATIENT).containsAll(account.roles()));
    }
}
