package org.rawat.prescriptions.internal.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.RegisterNumber;

/** Brings rows, their items and their signed versions together: a few queries for any number. */
final class StoredRows {
    private final EntityManager em;

    StoredRows(EntityManager em) {
        this.em = em;
    }

    StoredPrescription one(PrescriptionEntity row) {
        return all(List.of(row)).get(0);
    }

    List<StoredPrescription> all(List<PrescriptionEntity> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<PrescriptionItemEntity>> items = items(rows);
        Map<UUID, StoredVersion> versions = versions(rows);
        Map<UUID, RegisterNumber> numbers = numbers(items.values());
        Map<UUID, Integer> refilled = refilled(items.values());
        return rows.stream()
                .map(
                        row -> {
                            List<PrescriptionItemEntity> own =
                                    items.getOrDefault(row.id(), List.of()).stream()
                                            .filter(item -> belongs(item, row))
                                            .toList();
                            return row.toStored(
                                    own.stream()
                                            .map(item -> item.toItem(numbers.get(item.id())))
                                            .toList(),
                                    own.stream()
                                            .filter(item -> refilled.containsKey(item.id()))
                                            .collect(
                                                    toMap(
                                                            item ->
                                                                    new PrescriptionItemId(
                                                                            item.id()),
                                                            item ->
                                                                    refilled.getOrDefault(
                                                                            item.id(), 0))),
                                    versions.get(row.id()));
                        })
                .toList();
    }

    /** Of the items that are controlled; nothing is asked while there are none. */
    private Map<UUID, RegisterNumber> numbers(Collection<List<PrescriptionItemEntity>> items) {
        List<UUID> controlled =
                items.stream()
                        .flatMap(List::stream)
                        .filter(PrescriptionItemEntity::controlled)
                        .map(PrescriptionItemEntity::id)
                        .toList();
        if (controlled.isEmpty()) {
            return Map.of();
        }
        return em
                .createQuery(
                        "SELECT r FROM RegisterEntity r WHERE r.itemId IN ?1", RegisterEntity.class)
                .setParameter(1, controlled)
                .getResultList()
                .stream()
                .collect(toMap(RegisterEntity::itemId, RegisterEntity::registerNumber));
    }

    /** How often the items that have refills were refilled. */
    private Map<UUID, Integer> refilled(Collection<List<PrescriptionItemEntity>> items) {
        List<UUID> refillable =
                items.stream()
                        .flatMap(List::stream)
                        .filter(PrescriptionItemEntity::refillable)
                        .map(PrescriptionItemEntity::id)
                        .toList();
        if (refillable.isEmpty()) {
            return Map.of();
        }
        return em
                .createQuery(
                        "SELECT r FROM RefillEntity r WHERE r.itemId IN ?1", RefillEntity.class)
                .setParameter(1, refillable)
                .getResultList()
                .stream()
                .collect(groupingBy(RefillEntity::itemId, summingInt(row -> 1)));
    }

    private Map<UUID, List<PrescriptionItemEntity>> items(List<PrescriptionEntity> rows) {
        return em
                .createQuery(
                        "SELECT i FROM PrescriptionItemEntity i"
                                + " WHERE i.prescriptionId IN ?1 ORDER BY i.position",
                        PrescriptionItemEntity.class)
                .setParameter(1, rows.stream().map(PrescriptionEntity::id).toList())
                .getResultList()
                .stream()
                .collect(groupingBy(PrescriptionItemEntity::prescriptionId));
    }

    private static boolean belongs(PrescriptionItemEntity item, PrescriptionEntity row) {
        return item.versionNumber() == Math.max(1, row.signedVersion());
    }

    private Map<UUID, StoredVersion> versions(List<PrescriptionEntity> rows) {
        Map<UUID, Integer> wanted =
                rows.stream()
                        .filter(row -> row.signedVersion() > 0)
                        .collect(toMap(PrescriptionEntity::id, PrescriptionEntity::signedVersion));
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return em
                .createQuery(
                        "SELECT v FROM PrescriptionVersionEntity v WHERE v.prescriptionId IN ?1",
                        PrescriptionVersionEntity.class)
                .setParameter(1, List.copyOf(wanted.keySet()))
                .getResultList()
                .stream()
                .filter(row -> Objects.equals(wanted.get(row.prescriptionId()), row.number()))
                .collect(
                        toMap(
                                PrescriptionVersionEntity::prescriptionId,
                                PrescriptionVersionEntity::toVersion));
    }
}
