package org.rawat.identity.internal.store;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
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
        PartOf wanted = PartOf.contact(text);
        List<@Nullable Object> values = new ArrayList<>(List.of(after.nameKey(), after.id()));
        values.addAll(wanted.values());
        values.add(role);
        values.add(role);
        values.add(limit);
        return Sql.of(
                        em,
                        "select p.id, p.version, p.name, p.name_key, p.birth_date, p.sex,"
                                + " p.weight_kg, p.allergies, p.phone, p.address,"
                                + " a.id as account, a.version as account_version, a.person_id,"
                                + " a.email, a.phone as account_phone, a.disabled, a.locale, a.zone,"
                                + " array(select r.role from identity.account_roles r"
                                + " where r.account_id = a.id) as roles"
                                + " from identity.people p"
                                + PartOf.ACCOUNT_OF_P
                                + " where (p.name_key, p.id) > (cast(? as text), cast(? as uuid))"
                                + " and "
                                + wanted.sql()
                                + " and (cast(? as text) is null or (select count(*) = 1"
                                + " from identity.account_roles r where r.account_id = a.id"
                                + " and r.role = ?))"
                                + " order by p.name_key, p.id limit ?",
                        values.toArray())
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
