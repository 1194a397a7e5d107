package org.rawat.identity.api;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.api.Role;

/** Accounts, for administrators and the console. A service. */
@ProviderType
public interface Accounts {
    /**
     * Makes an account for a person who has none; administrators, the console, {@code
     * Actor.timer("demo")}.
     *
     * @throws org.rawat.api.ProblemException invalid, naming {@code email}, {@code phone} or {@code
     *     password}; not found, when the person is absent
     */
    Account create(Actor actor, PersonId person, CreateAccount command, ClientKey key);

    /**
     * Sets what an account may be; administrators and the console. Its sessions keep living and
     * have the new roles at once.
     *
     * @throws org.rawat.api.ProblemException conflict {@code last-administrator}
     */
    Account setRoles(Actor actor, AccountId account, long version, Set<Role> roles);

    /** Says what a doctor is; administrators and the console. The account gets no role by this. */
    Doctor describeDoctor(Actor actor, PersonId person, DescribeDoctor command);

    /**
     * Disables or enables an account; its sessions end at once. Administrators and the console.
     *
     * @throws org.rawat.api.ProblemException conflict {@code last-administrator}
     */
    Account setDisabled(Actor actor, AccountId account, boolean disabled);

    /** Finds an account by e-mail or phone, for administrators and the console. */
    Optional<Account> findByLogin(Actor actor, String emailOrPhone);

    /** The account of a person, for functions. */
    Optional<Account> accountOf(PersonId person);

    /**
     * The enabled accounts that may act for each of these persons now: the person's own and, for a
     * child, the parents'. Whoever has none is left out. For functions; joins the caller's unit of
     * work when there is one.
     */
    Map<PersonId, Set<AccountId>> actingFor(Collection<PersonId> persons);

    /** Whose accounts these are, disabled ones too; unknown ones are left out. For functions. */
    Map<AccountId, PersonId> personsOf(Collection<AccountId> accounts);

    /** How many accounts there are; for the demonstration clinic, which refuses a living one. */
    long count();
}
