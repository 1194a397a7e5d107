package org.rawat.prescriptions.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductId;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.CompoundAmount;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.WriteCompound;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.DosageContext;

/** Turns the lines that a doctor wrote into the items that a prescription keeps. */
final class ItemRules {
    private final MedicineRules medicines;
    private final Directions directions;
    private final Locale language;
    private final Clock clock;

    /**
     * @param products the products that were asked for, or null when there is no catalogue
     * @param before the items that the prescription holds now
     * @param language the doctor's
     */
    ItemRules(
            @Nullable Map<ProductId, Product> products,
            List<PrescriptionItem> before,
            Directions directions,
            Locale language,
            Clock clock) {
        this.medicines = new MedicineRules(products, before);
        this.directions = directions;
        this.language = language;
        this.clock = clock;
    }

    /**
     * The items to keep.
     *
     * @throws ProblemException invalid, naming {@code items.N.product} or {@code items.N.name}, the
     *     same of {@code items.N.ingredients.M}, {@code items.N.refills}
     */
    List<PrescriptionItem> items(List<WriteItem> written) {
        List<PrescriptionItem> items = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            item(written.get(i), "items." + i + ".").ifPresent(items::add);
        }
        if (!medicines.problems().isEmpty()) {
            throw ProblemException.invalid(medicines.problems());
        }
        return items;
    }

    /**
     * Refuses to sign what may not be prescribed any more, and what came under another law since it
     * was written. Without a catalogue nothing can be said, and the copies stand.
     *
     * @throws ProblemException invalid, naming {@code items.N.product} or {@code
     *     items.N.ingredients.M.product}
     */
    static void requirePrescribable(
            @Nullable Map<ProductId, Product> products, List<PrescriptionItem> items) {
        if (products == null) {
            return;
        }
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String row = "items." + i + ".";
            PrescriptionItem item = items.get(i);
            Compound compound = item.compound();
            if (compound == null) {
                require(problems, products, Medicine.of(item), row);
                continue;
            }
            for (int j = 0; j < compound.ingredients().size(); j++) {
                Medicine medicine = Medicine.of(compound.ingredients().get(j));
                require(problems, products, medicine, row + "ingredients." + j + ".");
            }
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    private static void require(
            List<FieldProblem> problems,
            Map<ProductId, Product> products,
            Medicine medicine,
            String row) {
        ProductId id = medicine.productId();
        Product product = id == null ? null : products.get(id);
        if (product == null) {
            return;
        }
        if (!product.prescribable()) {
            problems.add(
                    product.medicine()
                            ? Successors.retired(row + "product", product, products)
                            : FieldProblem.of(row + "product", "not-medicine"));
        } else if (product.controlled() != medicine.controlled()) {
            problems.add(FieldProblem.of(row + "product", "other-law"));
        }
    }

    private Optional<PrescriptionItem> item(WriteItem written, String row) {
        WriteCompound compound = written.compound();
        if (compound != null) {
            return Optional.of(compound(written, compound, row));
        }
        return medicines
                .medicine(
                        written.product(),
                        written.name(),
                        written.strength(),
                        written.form(),
                        written.unit(),
                        row)
                .map(medicine -> item(written, medicine, null, row));
    }

    private PrescriptionItem compound(WriteItem written, WriteCompound compound, String row) {
        List<CompoundIngredient> ingredients = new ArrayList<>();
        List<Medicine> sources = new ArrayList<>();
        for (int i = 0; i < compound.ingredients().size(); i++) {
            WriteCompound.Ingredient one = compound.ingredients().get(i);
            medicines
                    .medicine(
                            one.product(),
                            one.name(),
                            one.strength(),
                            one.form(),
                            one.unit(),
                            row + "ingredients." + i + ".")
                    .ifPresent(
                            medicine -> {
                                sources.add(medicine);
                                ingredients.add(
                                        ingredient(compound, written.quantity(), one, medicine));
                            });
        }
        Compound made = new Compound(compound.method(), compound.form(), ingredients);
        Medicine medicine =
                new Medicine(
                        null,
                        written.name().isEmpty() ? made.usualName() : written.name(),
                        "",
                        compound.form().indonesian(),
                        "",
                        "",
                        compound.form().unit(),
                        strictest(sources),
                        List.of());
        return item(written, medicine, made, row);
    }

    private static CompoundIngredient ingredient(
            WriteCompound compound,
            @Nullable Integer quantity,
            WriteCompound.Ingredient written,
            Medicine it) {
        CompoundAmount amount = AmountText.read(written.amount(), it).orElse(null);
        return new CompoundIngredient(
                it.productId(),
                it.name(),
                it.strength(),
                it.form(),
                it.codeSystem(),
                it.code(),
                it.unit(),
                it.controlled(),
                it.substances(),
                written.amount(),
                amount,
                CompoundRules.need(compound.method(), quantity, written.amount(), amount, it));
    }

    private static ControlledKind strictest(List<Medicine> sources) {
        for (ControlledKind kind :
                List.of(
                        ControlledKind.NARCOTIC,
                        ControlledKind.PSYCHOTROPIC,
                        ControlledKind.PRECURSOR)) {
            if (sources.stream().anyMatch(source -> source.controlled() == kind)) {
                return kind;
            }
        }
        return ControlledKind.NONE;
    }

    private PrescriptionItem item(
            WriteItem written, Medicine it, @Nullable Compound compound, String row) {
        if (it.controlled() != ControlledKind.NONE && written.refills() > 0) {
            medicines.wrong(row + "refills", "controlled");
        }
        DosageContext context = Directions.of(it, language);
        List<Dosage> steps = directions.steps(written.dosage(), context);
        return new PrescriptionItem(
                PrescriptionItemId.next(clock),
                it.productId(),
                it.name(),
                it.strength(),
                it.form(),
                it.codeSystem(),
                it.code(),
                it.unit(),
                written.dosage(),
                quantity(written, compound, steps, context),
                written.durationDays(),
                written.instructions(),
                it.controlled(),
                it.substances(),
                steps,
                written.quantityPinned(),
                written.refills(),
                compound,
                null);
    }

    /** As pinned; else what the directions need. How many of a compound are made is always said. */
    private @Nullable Integer quantity(
            WriteItem written,
            @Nullable Compound compound,
            List<Dosage> steps,
            DosageContext context) {
        if (written.quantityPinned() || compound != null) {
            return written.quantity();
        }
        Integer needed = directions.quantity(steps, context, written.durationDays());
        return needed == null ? written.quantity() : needed;
    }
}
