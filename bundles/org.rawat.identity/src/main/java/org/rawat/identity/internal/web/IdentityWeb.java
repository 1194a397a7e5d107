package org.rawat.identity.internal.web;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.identity.api.Locations;
import org.rawat.identity.internal.AccountsService;
import org.rawat.identity.internal.Directory;
import org.rawat.identity.internal.Doctors;
import org.rawat.identity.internal.Invitations;
import org.rawat.identity.internal.Logins;
import org.rawat.identity.internal.Passwords;
import org.rawat.identity.internal.PeopleService;
import org.rawat.identity.internal.Registration;
import org.rawat.identity.internal.Sessions;
import org.rawat.identity.internal.Setup;
import org.rawat.identity.internal.SignIn;
import org.rawat.web.api.Audience;
import org.rawat.web.api.NavigationEntry;
import org.rawat.web.api.NavigationEntry.Place;
import org.rawat.web.api.NavigationSource;
import org.rawat.web.api.WebFunction;

/** The pages of identity and their entries in the menus. */
@Component(service = {WebFunction.class, NavigationSource.class})
public final class IdentityWeb implements WebFunction, NavigationSource {
    private final Set<Object> resources;

    @Activate
    public IdentityWeb(
            @Reference SignIn signIn,
            @Reference Registration registration,
            @Reference Setup setup,
            @Reference Sessions sessions,
            @Reference Passwords passwords,
            @Reference Logins logins,
            @Reference PeopleService people,
            @Reference AccountsService accounts,
            @Reference Directory directory,
            @Reference Doctors doctors,
            @Reference Invitations invitations,
            @Reference Locations locations) {
        resources =
                Set.of(
                        new SignInResource(signIn),
                        new SignOutResource(sessions),
                        new RegisterResource(registration, locations),
                        new ResetResource(passwords),
                        new SetupResource(setup),
                        new ProfileResource(people, accounts),
                        new PasswordResource(passwords),
                        new LoginResource(logins),
                        new SessionsResource(sessions, accounts),
                        new PreferencesResource(accounts),
                        new PeopleResource(people, accounts, passwords, invitations),
                        new AdminPeopleResource(directory, people, accounts, invitations),
                        new AdminDoctorResource(people, doctors),
                        new LocationsResource(locations));
    }

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public List<NavigationEntry> entries() {
        Set<Audience> care = Set.of(Audience.STAFF, Audience.ADMINISTRATOR);
        Set<Audience> administrators = Set.of(Audience.ADMINISTRATOR);
        return List.of(
                new NavigationEntry(
                        "identity.people", Place.MAIN, "nav.people", "/people", "users", 700, care),
                new NavigationEntry(
                        "identity.register",
                        Place.QUICK_ACTION,
                        "nav.register-patient",
                        "/people/new",
                        "plus",
                        700,
                        care),
                new NavigationEntry(
                        "identity.admin-people",
                        Place.ADMINISTRATION,
                        "nav.admin-people",
                        "/admin/people",
                        "users",
                        100,
                        administrators),
                new NavigationEntry(
                        "identity.locations",
                        Place.ADMINISTRATION,
                        "nav.locations",
                        "/admin/locations",
                        "building",
                        200,
                        administrators),
                profile("identity.profile", "nav.profile", "/profile", "user", 100),
                profile(
                        "identity.preferences",
                        "nav.preferences",
                        "/profile/preferences",
                        "settings",
                        200),
                profile("identity.password", "nav.password", "/profile/password", "key", 300),
                profile("identity.sessions", "nav.sessions", "/profile/sessions", "shield", 400));
    }

    private static NavigationEntry profile(
            String id, String label, String href, String icon, int order) {
        return new NavigationEntry(
                id, Place.PROFILE, label, href, icon, order, Set.of(Audience.SIGNED_IN));
    }
}
