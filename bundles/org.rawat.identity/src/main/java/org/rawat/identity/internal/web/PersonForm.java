package org.rawat.identity.internal.web;

import java.math.BigDecimal;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.api.Sex;
import org.rawat.web.api.Form;

/** Reads a person's record from a form. */
final class PersonForm {
    private static final BigDecimal LIGHTEST = new BigDecimal("0.1");
    private static final BigDecimal HEAVIEST = new BigDecimal("500");

    private PersonForm() {}

    static RegisterPerson read(Form form) {
        return new RegisterPerson(
                form.text("name", 200),
                form.optionalDate("birthDate").orElse(null),
                form.choice("sex", Sex.class),
                form.optionalDecimal("weightKg", LIGHTEST, HEAVIEST, 1).orElse(null),
                form.optionalLines("allergies", 2000).orElse(""),
                form.optionalText("phone", 40).orElse(null),
                form.optionalLines("address", 500).orElse(null));
    }
}
