package org.rawat.identity.internal.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;

/** One-time codes for a new password. */
@Component(service = ResetCodeStore.class)
public final class ResetCodeStore {
    private final EntityManager em;

    @Activate
    public ResetCodeStore(@Reference(target = "(osgi.unit.name=identity)") EntityManager em) {
        this.em = em;
    }

    /** Keeps a code; the account's former one is worth nothing any more. */
    public void put(AccountId account, byte[] hash, Instant now, Instant expiresAt, String madeBy) {
        Sql.of(
                        em,
                        "insert into identity.reset_codes"
                                + " (account_id, code_hash, made_at, expires_at, made_by)"
                                + " values (?, ?, ?, ?, ?) on conflict (account_id) do update"
                                + " set code_hash = excluded.code_hash, made_at = excluded.made_at,"
                                + " expires_at = excluded.expires_at, made_by = excluded.made_by",
                        account.value(),
                        hash,
                        now,
                        expiresAt,
                        madeBy)
                .run();
    }

    /** Whose code this is, while it is worth something. */
    public Optional<AccountId> owner(byte[] hash, Instant now) {
        return Sql.of(
                        em,
                        "select account_id from identity.reset_codes"
                                + " where code_hash = ? and expires_at > ?",
                        hash,
                        now)
                .first(row -> new AccountId(row.getObject("account_id", UUID.class)));
    }

    /** Uses a code up; of two at the same time one finds it. */
    public boolean use(byte[] hash, Instant now) {
        return Sql.of(
                                em,
                                "delete from identity.reset_codes"
                                        + " where code_hash = ? and expires_at > ?",
                                hash,
                                now)
                        .run()
                == 1;
    }

    public int purge(Instant before) {
        return Sql.of(em, "delete from identity.reset_codes where expires_at < ?", before).run();
    }
}
