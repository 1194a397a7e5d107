package org.rawat.prescriptions.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.ProductId;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.RegisterNumber;
import org.rawat.prescriptions.internal.json.CompoundJson;
import org.rawat.prescriptions.internal.json.DosageJson;
import org.rawat.prescriptions.internal.json.IngredientJson;
import org.rawat.prescriptions.internal.json.Json;

/** One medicine of one version of a prescription. */
@Entity
@Table(schema = "prescriptions", name = "prescription_items")
public class PrescriptionItemEntity {
    @Id private UUID id;

    @Column(name = "prescription_id")
    private UUID prescriptionId;

    @Column(name = "version_number")
    private int versionNumber;

    @Column private int position;

    @Column(name = "product_id")
    private @Nullable String productId;

    @Column private String name;
    @Column private String strength;
    @Column private String form;

    @Column(name = "code_system")
    private String codeSystem;

    @Column private String code;
    @Column private String unit;
    @Column private String dosage;
    @Column private @Nullable Integer quantity;

    @Column(name = "duration_days")
    private @Nullable Integer durationDays;

    @Column private String instructions;

    @Enumerated(EnumType.STRING)
    private ControlledKind controlled;

    @Column private String ingredients;
    @Column private String steps;
    @Column private @Nullable String compound;

    @Column(name = "quantity_pinned")
    private boolean quantityPinned;

    @Column private int refills;

    static PrescriptionItemEntity of(
            PrescriptionItem item, UUID prescription, int version, int position) {
        PrescriptionItemEntity row = new PrescriptionItemEntity();
        row.id = item.id().value();
        row.prescriptionId = prescription;
        row.versionNumber = version;
        row.position = position;
        row.productId = item.productId() == null ? null : item.productId().toString();
        row.name = item.name();
        row.strength = item.strength();
        row.form = item.form();
        row.codeSystem = item.codeSystem();
        row.code = item.code();
        row.unit = item.unit();
        row.dosage = item.dosage();
        row.quantity = item.quantity();
        row.durationDays = item.durationDays();
        row.instructions = item.instructions();
        row.controlled = item.controlled();
        row.ingredients = Json.text(IngredientJson.write(item.ingredients()));
        row.steps = Json.text(DosageJson.write(item.steps()));
        Compound compound = item.compound();
        row.compound = compound == null ? null : Json.text(CompoundJson.write(compound));
        row.quantityPinned = item.quantityPinned();
        row.refills = item.refills();
        return row;
    }

    UUID id() {
        return id;
    }

    boolean controlled() {
        return controlled != ControlledKind.NONE;
    }

    boolean refillable() {
        return refills > 0;
    }

    UUID prescriptionId() {
        return prescriptionId;
    }

    int versionNumber() {
        return versionNumber;
    }

    /**
     * The medicine.
     *
     * @param register its number in the register, if it has one
     */
    PrescriptionItem toItem(@Nullable RegisterNumber register) {
        return new PrescriptionItem(
                new PrescriptionItemId(id),
                productId == null ? null : new ProductId(UUID.fromString(productId)),
                name,
                strength,
                form,
                codeSystem,
                code,
                unit,
                dosage,
                quantity,
                durationDays,
                instructions,
                controlled,
                IngredientJson.read(Json.node(ingredients)),
                DosageJson.read(Json.node(steps)),
                quantityPinned,
                refills,
                compound == null ? null : CompoundJson.read(Json.node(compound)),
                register);
    }
}
