package org.rawat.identity.internal.store;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Role;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.Person;

/** Everybody, with their accounts, as an administrator looks through them. */
@Component(service = DirectoryStore.class)
public final class DirectoryStore {
    private final EntityManager em;

    @Activate
    public DirectoryStore(@Reference(target = "(osgi.unit.name=identity)") EntityManager em) {
        this.em = em;
    }

    /** A person, the account if there is one, and the place in the list. */
    public record Entry(Person person, @Nullable Account account, PersonStore.Place place) {}

    /**
     * People whose name, e-mail or phone holds the text.
     *
     * @param role only those who have it; null for everybody
     */
    public List<Entry> search(
            String text, @Nullable Role role, PersonStore.Place after, int limit) {
        String like = "%" + Sql.literal(text) + "%";
        return Sql.of(
                        em,
                        "select p.id, p.version, p.name, p.name_key, p.birth_date, p.sex,"
                                + " p.weight_kg, p.allergies, p.phone, p.address,"
                                + " a.id as account, a.version as account_version, a.person_id,"
                                + " a.email, a.phone as account_phone, a.disabled, a.locale, a.zone,"
                                + " array(select r.role from identity.account_roles r"
                                + " where r.account_id = a.id) as roles"
                                + " from identity.people p"
                                + " left join identity.accounts a on a.person_id = p.id"
                                + " where (p.name_key, p.id) > (cast(? as text), cast(? as uuid))"
                                + " and (p.name_key like ? or p.phone like ? or a.email like ?"
                                + " or a.phone like ?)"
                                + " and (cast(? as text) is null or exists (select from"
                                + " identity.account_roles r where r.account_id = a.id"
                                + " and r.role = ?))"
                                + " order by p.name_key, p.id limit ?",
                        after.nameKey(),
                        after.id(),
                        like,
                        PersonStore.phoneLike(text),
                        like,
                        PersonStore.phoneLike(text),
                        role,
                        role,
                        limit)
                .list(
                        row ->
                                new Entry(
                                        PersonStore.person(row),
                                        row.getObject("account") == null
                                                ? null
                                                : AccountStore.account(
                                                        row,
                                                        "account",
                                                        "account_version",
                                                        "account_phone"),
                                        new PersonStore.Place(
                                                row.getString("name_key"),
                                                row.getObject("id", UUID.class))));
    }
}
