package org.rawat.audit.internal;

import java.util.List;
import org.rawat.audit.api.AuditVerification.Fault;

/** What somebody with the owner's password does to the database, and how it must be named. */
record Tampering(String name, Fault fault, long first, List<String> statements) {
    static final List<Tampering> ALL =
            List.of(
                    new Tampering(
                            "changed",
                            Fault.CHANGED,
                            7,
                            List.of(
                                    "UPDATE audit.records SET at = at + interval '1 second'"
                                            + " WHERE id = "
                                            + idAt(7))),
                    new Tampering(
                            "turned into nonsense",
                            Fault.CHANGED,
                            7,
                            List.of(
                                    "UPDATE audit.records SET outcome = 'FINE', detail = '[]'"
                                            + " WHERE id = "
                                            + idAt(7))),
                    new Tampering(
                            "a person named twice",
                            Fault.CHANGED,
                            7,
                            List.of(
                                    "UPDATE audit.records SET persons = persons || persons"
                                            + " WHERE id = "
                                            + idAt(7))),
                    new Tampering(
                            "deleted",
                            Fault.REMOVED,
                            7,
                            List.of(
                                    "DELETE FROM audit.records WHERE id = " + idAt(7),
                                    "DELETE FROM audit.chain WHERE number = 7")),
                    new Tampering(
                            "deleted and numbered anew",
                            Fault.REMOVED,
                            7,
                            List.of(
                                    "DELETE FROM audit.records WHERE id = " + idAt(7),
                                    "DELETE FROM audit.chain WHERE number = 7",
                                    "UPDATE audit.chain SET number = number - 1 WHERE number"
                                            + " > 7")),
                    new Tampering(
                            "inserted",
                            Fault.INSERTED,
                            7,
                            List.of(
                                    "UPDATE audit.chain SET number = number + 1 WHERE number"
                                            + " >= 7",
                                    "INSERT INTO audit.records SELECT"
                                            + " gen_random_uuid(), at, actor_kind,"
                                            + " 'console:evil', actor_account, actor_person,"
                                            + " 'inserted', outcome, persons, object_type,"
                                            + " object_id, detail, code FROM audit.records"
                                            + " LIMIT 1",
                                    "INSERT INTO audit.chain SELECT 7, r.id, c.hash,"
                                            + " sha256('x') FROM audit.records r, audit.chain"
                                            + " c WHERE r.action = 'inserted' AND c.number ="
                                            + " 6")),
                    new Tampering(
                            "inserted past the chain",
                            Fault.INSERTED,
                            21,
                            List.of(
                                    "INSERT INTO audit.records SELECT"
                                            + " gen_random_uuid(), at, actor_kind,"
                                            + " actor_name, actor_account, actor_person,"
                                            + " action, outcome, persons, object_type,"
                                            + " object_id, detail, code FROM audit.records"
                                            + " LIMIT 1")),
                    new Tampering(
                            "swapped",
                            Fault.MOVED,
                            7,
                            List.of(
                                    "UPDATE audit.chain SET number = CASE number WHEN 7 THEN"
                                            + " 8 ELSE 7 END WHERE number IN (7, 8)")),
                    new Tampering(
                            "records swapped under their links",
                            Fault.MOVED,
                            7,
                            List.of(
                                    "UPDATE audit.chain c SET record_id = o.record_id FROM"
                                            + " audit.chain o WHERE c.number + o.number = 15"
                                            + " AND c.number IN (7, 8)")),
                    new Tampering(
                            "cut off",
                            Fault.CUT_OFF,
                            15,
                            List.of(
                                    "DELETE FROM audit.records r USING audit.chain c WHERE"
                                            + " c.record_id = r.id AND c.number >= 15",
                                    "DELETE FROM audit.chain WHERE number >= 15")),
                    new Tampering(
                            "recomputed without the key",
                            Fault.CHANGED,
                            7,
                            List.of(
                                    "UPDATE audit.records SET outcome = 'FAILED', code ="
                                            + " sha256('x') WHERE id = "
                                            + idAt(7),
                                    "UPDATE audit.chain SET hash = sha256(number::text::bytea)"
                                            + " WHERE number >= 7",
                                    "UPDATE audit.chain c SET previous = p.hash FROM"
                                            + " audit.chain p WHERE p.number = c.number - 1"
                                            + " AND c.number > 7")));

    @Override
    public String toString() {
        return name;
    }

    private static String idAt(long number) {
        return "(SELECT record_id FROM audit.chain WHERE number = " + number + ")";
    }
}
