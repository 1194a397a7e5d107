package org.rawat.demo.internal;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Role;
import org.rawat.identity.api.DescribeDoctor;
import org.rawat.identity.api.Sex;

/** Who lives in the demonstration: invented, every name, number and address. */
final class Cast {
    private Cast() {}

    /**
     * Somebody of the demonstration.
     *
     * @param key stable, names the person in this bundle
     * @param login the account's e-mail, null for somebody without an account
     * @param role what the account may be
     * @param age in years
     * @param parent the key of the parent who acts, null for most
     * @param doctor what the doctor is, null for everybody else
     */
    record Figure(
            String key,
            @Nullable String login,
            Role role,
            String name,
            Sex sex,
            int age,
            @Nullable BigDecimal weightKg,
            String allergies,
            @Nullable String parent,
            @Nullable DescribeDoctor doctor) {}

    static final List<Figure> FIGURES =
            List.of(
                    worker("administrator", Role.ADMINISTRATOR, "Ratna Wulandari", Sex.FEMALE, 45),
                    worker("staff", Role.STAFF, "Dimas Prakoso", Sex.MALE, 29),
                    doctor("ayu", "Ayu Lestari", Sex.FEMALE, 38, "", "Dokter umum", "0001"),
                    doctor("bagus", "Bagus Santoso", Sex.MALE, 51, "Sp.A", "Anak", "0002"),
                    doctor("made", "Made Wirawan", Sex.MALE, 44, "Sp.PD", "Penyakit dalam", "0003"),
                    patient("siti", "Siti Rahmawati", Sex.FEMALE, 34, "58.5", "Penisilin"),
                    patient("budi", "Budi Hartono", Sex.MALE, 61, "72", ""),
                    patient("dewi", "Dewi Anggraini", Sex.FEMALE, 27, "51", ""),
                    new Figure(
                            "raka",
                            null,
                            Role.PATIENT,
                            "Raka Pratama",
                            Sex.MALE,
                            6,
                            new BigDecimal("19.5"),
                            "Kacang tanah",
                            "siti",
                            null),
                    new Figure(
                            "sri",
                            null,
                            Role.PATIENT,
                            "Sri Hastuti",
                            Sex.FEMALE,
                            72,
                            null,
                            "",
                            null,
                            null));

    private static Figure worker(String key, Role role, String name, Sex sex, int age) {
        return new Figure(key, login(key), role, name, sex, age, null, "", null, null);
    }

    private static Figure patient(
            String key, String name, Sex sex, int age, String weight, String allergies) {
        return new Figure(
                key,
                login(key),
                Role.PATIENT,
                name,
                sex,
                age,
                new BigDecimal(weight),
                allergies,
                null,
                null);
    }

    private static Figure doctor(
            String key,
            String name,
            Sex sex,
            int age,
            String suffix,
            String specialty,
            String number) {
        DescribeDoctor doctor =
                new DescribeDoctor(
                        "dr.",
                        suffix,
                        "DEMO/SIP/" + number + "/2026",
                        specialty,
                        "Jl. Contoh No. 1, Jakarta",
                        "+62215550100",
                        true);
        return new Figure(key, login(key), Role.DOCTOR, name, sex, age, null, "", null, doctor);
    }

    /** A domain that belongs to nobody (RFC 2606). */
    private static String login(String key) {
        return key + "@rawat.example";
    }
}
