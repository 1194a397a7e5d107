package org.rawat.prescriptions.internal.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Brings rows, their items and their signed versions together: three queries for any number. */
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
        return rows.stream()
                .map(
                        row ->
                                row.toStored(
                                        items.getOrDefault(row.id(), List.of()).stream()
                                                .filter(item -> belongs(item, row))
                                                .map(PrescriptionItemEntity::toItem)
                                                .toList(),
                                        versions.get(row.id())))
                .toList();
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
