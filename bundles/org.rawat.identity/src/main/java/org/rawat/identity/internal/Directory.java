package org.rawat.identity.internal;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.api.Role;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.Person;
import org.rawat.identity.internal.store.DirectoryStore;
import org.rawat.persistence.api.UnitOfWork;

/** Everybody with their accounts, for administrators. */
@Component(service = Directory.class)
public final class Directory {
    private final DirectoryStore directory;
    private final UnitOfWork units;

    @Activate
    public Directory(@Reference DirectoryStore directory, @Reference UnitOfWork units) {
        this.directory = directory;
        this.units = units;
    }

    /** A person and the account, if there is one. */
    public record Entry(Person person, @Nullable Account account) {}

    /**
     * Finds people by a part of name, e-mail or phone; administrators.
     *
     * @param role only those who have it; null for everybody
     */
    public Page<Entry> search(
            Actor actor, String query, @Nullable Role role, String after, int limit) {
        Rights.requireAdministrator(actor);
        List<DirectoryStore.Entry> found =
                units.call(
                        () ->
                                directory.search(
                                        query.strip().toLowerCase(Locale.ROOT),
                                        role,
                                        PeopleService.place(after),
                                        limit + 1));
        return new Page<>(
                found.stream()
                        .limit(limit)
                        .map(one -> new Entry(one.person(), one.account()))
                        .toList(),
                found.size() > limit ? PeopleService.text(found.get(limit - 1).place()) : null);
    }
}
