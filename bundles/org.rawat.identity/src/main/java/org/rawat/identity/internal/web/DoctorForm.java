package org.rawat.identity.internal.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Role;
import org.rawat.identity.api.DescribeDoctor;
import org.rawat.web.api.Form;

/** Reads what the clinic says of a doctor. */
final class DoctorForm {
    private DoctorForm() {}

    static DescribeDoctor read(Form form) {
        return new DescribeDoctor(
                form.optionalText("title", 40).orElse(""),
                form.optionalText("suffix", 80).orElse(""),
                form.text("sip", 80),
                form.text("specialty", 120),
                form.lines("practiceAddress", 500),
                form.text("practicePhone", 40),
                form.flag("active"));
    }

    /** Only for whoever becomes a doctor; of anybody else the fields are read and left aside. */
    static @Nullable DescribeDoctor ifDoctor(Form form, Set<Role> roles) {
        if (roles.contains(Role.DOCTOR)) {
            return read(form);
        }
        form.optionalText("title", 40);
        form.optionalText("suffix", 80);
        form.optionalText("sip", 80);
        form.optionalText("specialty", 120);
        form.optionalLines("practiceAddress", 500);
        form.optionalText("practicePhone", 40);
        form.flag("active");
        return null;
    }
}
