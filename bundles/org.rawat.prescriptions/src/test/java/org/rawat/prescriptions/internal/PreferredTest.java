package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.internal.store.PreferredStore;
import org.rawat.prescriptions.internal.template.PreferredMedicines;

class PreferredTest {
    private final Ward ward = new Ward();
    private final PreferredMedicines preferred =
            new PreferredMedicines(
                    new PreferredStore(ward.db.entityManager("prescriptions")),
                    ward.db.unitOfWork(),
                    ward.db.clock());

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void whatADoctorSignedMoreThanOnceLatelyIsPreferredByThatDoctorOnly() {
        Prescription first = ward.signed();
        assertThat(preferred.of(ward.doctor)).isEmpty();
        ward.draft();
        assertThat(preferred.of(ward.doctor)).as("a draft is no habit").isEmpty();
        ward.signed();
        assertThat(preferred.of(ward.doctor))
                .contains(Objects.requireNonNull(first.items().get(0).productId()))
                .doesNotHaveDuplicates();
        assertThat(preferred.of(ward.otherDoctor)).isEmpty();
        ward.db.clock().advance(Duration.ofDays(200));
        assertThat(preferred.of(ward.doctor)).as("long ago").isEmpty();
    }
}
