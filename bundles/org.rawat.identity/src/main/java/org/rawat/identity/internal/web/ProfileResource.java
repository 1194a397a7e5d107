package org.rawat.identity.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.internal.AccountsService;
import org.rawat.identity.internal.PeopleService;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** One's own data and those of the children one acts for. */
@Path("/profile")
public final class ProfileResource {
    private final PeopleService people;
    private final AccountsService accounts;

    ProfileResource(PeopleService people, AccountsService accounts) {
        this.people = people;
        this.accounts = accounts;
    }

    /** One's own record, account and children. */
    public record Profile(Person person, Account account, List<Person> children) {}

    @GET
    @Policy(value = Audience.SIGNED_IN, audit = "person.read")
    public View profile(@Context Actor actor) {
        Person own = people.person(actor, actor.requirePerson());
        List<Person> children = people.children(actor);
        return View.of("profile", new Profile(own, accounts.own(actor), children))
                .showing(own.id())
                .showing(children.stream().map(Person::id).toList());
    }

    @POST
    @Policy(value = Audience.SIGNED_IN, audit = "person.changed")
    public Done change(@Context Actor actor, Form form) {
        form.shownBy(() -> profile(actor));
        return changed(actor, actor.requirePerson(), form);
    }

    @GET
    @Path("children/new")
    @Policy(Audience.SIGNED_IN)
    public View newChild() {
        return View.of("child-new", Map.of());
    }

    @POST
    @Path("children")
    @Policy(value = Audience.SIGNED_IN, audit = "person.registered")
    public Done addChild(@Context Actor actor, Form form) {
        form.shownBy(this::newChild);
        ClientKey key = form.key();
        RegisterPerson command = PersonForm.read(form);
        form.finish();
        Person child = people.registerChild(actor, command, key);
        return Done.created("/profile", child).notice("notice.child-added");
    }

    @GET
    @Path("children/{person}")
    @Policy(value = Audience.SIGNED_IN, audit = "person.read")
    public View child(@Context Actor actor, @PathParam("person") String id) {
        Person child = people.child(actor, PersonId.fromPath(id));
        return View.of("child", child).showing(child.id());
    }

    @POST
    @Path("children/{person}")
    @Policy(value = Audience.SIGNED_IN, audit = "person.changed")
    public Done changeChild(@Context Actor actor, @PathParam("person") String id, Form form) {
        PersonId child = people.child(actor, PersonId.fromPath(id)).id();
        form.shownBy(() -> child(actor, id));
        return changed(actor, child, form);
    }

    private Done changed(Actor actor, PersonId person, Form form) {
        long version = form.version();
        RegisterPerson command = PersonForm.read(form);
        form.finish();
        Person after = people.change(actor, person, version, command);
        return Done.changed("/profile", after).notice("notice.saved");
    }
}
