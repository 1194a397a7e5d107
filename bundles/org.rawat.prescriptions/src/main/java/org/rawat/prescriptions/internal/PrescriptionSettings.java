package org.rawat.prescriptions.internal;

import java.util.function.IntSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration, read once and checked. A wrong value is named in one sentence and the default
 * is used: a typing error must not keep doctors from prescribing.
 */
@Component(service = PrescriptionSettings.class, configurationPid = "org.rawat.prescriptions")
@Designate(ocd = PrescriptionsConfig.class)
public final class PrescriptionSettings {
    private static final Logger LOG = LoggerFactory.getLogger(PrescriptionSettings.class);
    private static final int MOST = 366;
    private static final int USUAL = 30;
    private static final int LONGEST = 90;

    private final int usual;
    private final int longest;

    @Activate
    public PrescriptionSettings(PrescriptionsConfig config) {
        int wanted = read("validity.days", config::validity_days, USUAL);
        int most = read("validity.longest.days", config::validity_longest_days, LONGEST);
        if (wanted > most) {
            LOG.error(
                    "etc/org.rawat.prescriptions.cfg: validity.days = {} is more than"
                            + " validity.longest.days = {}; {} is used for both",
                    wanted,
                    most,
                    most);
        }
        usual = Math.min(wanted, most);
        longest = most;
    }

    /** For how many days a prescription is valid when its doctor says nothing. */
    public int usualValidityDays() {
        return usual;
    }

    /** For how many days a prescription may be valid. */
    public int longestValidityDays() {
        return longest;
    }

    private static int read(String key, IntSupplier configured, int usual) {
        try {
            int value = configured.getAsInt();
            if (value >= 1 && value <= MOST) {
                return value;
            }
            LOG.error(
                    "etc/org.rawat.prescriptions.cfg: {} = {} is not 1 to {}; {} is used",
                    key,
                    value,
                    MOST,
                    usual);
        } catch (RuntimeException e) {
            LOG.error(
                    "etc/org.rawat.prescriptions.cfg: {} is no whole number; {} is used",
                    key,
                    usual);
        }
        return usual;
    }
}
