package org.rawat.prescriptions.pdf.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration, read once and checked. A wrong number is named in one sentence and the default
 * is used; what is wrong with the keystore is said by whoever opens it.
 */
@Component(service = PdfSettings.class, configurationPid = PdfSettings.PID)
@Designate(ocd = PdfConfig.class)
public final class PdfSettings {
    public static final String PID = "org.rawat.prescriptions.pdf";

    private static final Logger LOG = LoggerFactory.getLogger(PdfSettings.class);

    private final List<String> mistakes = new ArrayList<>();
    private final String keystore;
    private final String password;
    private final String alias;
    private final int perAddress;
    private final int perMinute;

    @Activate
    public PdfSettings(PdfConfig config) {
        keystore = config.keystore().strip();
        password = config.keystore_password();
        alias = config.keystore_alias().strip();
        perAddress =
                read("verify.address.perMinute", config::verify_address_perMinute, 10, 10_000, 120);
        perMinute = read("verify.all.perMinute", config::verify_all_perMinute, 60, 100_000, 1_200);
        mistakes.forEach(LOG::error);
    }

    /** Empty for the key that Rawat makes itself. */
    public String keystore() {
        return keystore;
    }

    public char[] password() {
        return password.toCharArray();
    }

    /** Empty for the only key there is. */
    public String alias() {
        return alias;
    }

    int perAddress() {
        return perAddress;
    }

    int perMinute() {
        return perMinute;
    }

    /** What is wrong in the file, a sentence each. */
    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    private int read(String key, IntSupplier value, int min, int max, int standard) {
        try {
            int number = value.getAsInt();
            if (number >= min && number <= max) {
                return number;
            }
        } catch (RuntimeException e) {
            // What is no number is reported like a number out of its bounds.
            LOG.debug("{} is not a number", key, e);
        }
        mistakes.add(
                "etc/"
                        + PID
                        + ".cfg: "
                        + key
                        + " must be a whole number from "
                        + min
                        + " to "
                        + max
                        + "; "
                        + standard
                        + " is used instead.");
        return standard;
    }
}
