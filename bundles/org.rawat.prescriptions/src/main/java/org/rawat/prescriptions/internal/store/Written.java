package org.rawat.prescriptions.internal.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.PrescriptionItem;

/** What a change writes into a prescription's rows. */
public record Written(
        String diagnosis,
        String notes,
        @Nullable BigDecimal weightKg,
        LocalDate date,
        @Nullable LocalDate validUntil,
        List<PrescriptionItem> items,
        Instant at) {
    public Written {
        items = List.copyOf(items);
    }

    /** The same with this weight and this last day. */
    public Written with(@Nullable BigDecimal weight, @Nullable LocalDate until) {
        return new Written(diagnosis, notes, weight, date, until, items, at);
    }
}
