package org.rawat.prescriptions.internal;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.appointments.api.Appointment;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.RegisterEntry;
import org.rawat.prescriptions.api.RegisterNumber;
import org.rawat.prescriptions.internal.store.RegisterStore;

/**
 * Writes controlled medicines into the register of their location, in the transaction that signs
 * them: each gets the next number of the year, and no number is left out.
 */
@Component(service = ControlledBook.class)
public final class ControlledBook {
    private final RegisterStore store;

    @Activate
    public ControlledBook(@Reference RegisterStore store) {
        this.store = store;
    }

    /** The items with numbers for those that are controlled. */
    List<PrescriptionItem> numbered(List<PrescriptionItem> items, Appointment visit, int year) {
        int controlled = (int) items.stream().filter(PrescriptionItem::staysInClinic).count();
        if (controlled == 0) {
            return items;
        }
        int next = store.take(visit.locationId(), year, controlled);
        List<PrescriptionItem> numbered = new ArrayList<>();
        for (PrescriptionItem item : items) {
            numbered.add(
                    item.staysInClinic() ? with(item, new RegisterNumber(year, next++)) : item);
        }
        return numbered;
    }

    /** Writes the lines of a version whose rows are there. */
    void write(SignedContent signed, Appointment visit) {
        List<RegisterEntry> lines = new ArrayList<>();
        for (PrescriptionItem item : signed.items()) {
            RegisterNumber number = item.register();
            Integer quantity = item.quantity();
            if (number != null && quantity != null) {
                lines.add(line(signed, visit, item, number, quantity));
            }
        }
        store.add(lines);
    }

    private static RegisterEntry line(
            SignedContent signed,
            Appointment visit,
            PrescriptionItem item,
            RegisterNumber number,
            int quantity) {
        return new RegisterEntry(
                visit.locationId(),
                number,
                item.id(),
                signed.id(),
                signed.number(),
                item.controlled(),
                medicine(item),
                quantity,
                item.unit(),
                item.dosage(),
                signed.date(),
                signed.signedAt(),
                signed.patientId(),
                signed.patient().name(),
                signed.doctorId(),
                signed.doctor().name(),
                signed.doctor().sip(),
                signed.clinic().name());
    }

    /** Of a compound what is controlled in it, each with its amount. */
    private static String medicine(PrescriptionItem item) {
        if (item.compound() == null) {
            return item.label();
        }
        List<String> controlled =
                item.compound().ingredients().stream()
                        .filter(one -> one.controlled() == item.controlled())
                        .map(ControlledBook::amount)
                        .toList();
        return item.label() + ": " + String.join("; ", controlled);
    }

    private static String amount(CompoundIngredient one) {
        return one.label() + " " + one.amount();
    }

    private static PrescriptionItem with(PrescriptionItem it, RegisterNumber number) {
        return new PrescriptionItem(
                it.id(),
                it.productId(),
                it.name(),
                it.strength(),
                it.form(),
                it.codeSystem(),
                it.code(),
                it.unit(),
                it.dosage(),
                it.quantity(),
                it.durationDays(),
                it.instructions(),
                it.controlled(),
                it.ingredients(),
                it.steps(),
                it.quantityPinned(),
                it.refills(),
                it.compound(),
                number);
    }
}
