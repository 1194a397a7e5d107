package org.rawat.prescriptions.pdf.internal.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;
import org.rawat.api.ProblemException;
import org.rawat.prescriptions.pdf.internal.KeyFolder;
import org.rawat.prescriptions.pdf.internal.PdfSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key with which files are signed: the clinic's, or Rawat's own, made at the first start. A
 * keystore that cannot be opened keeps new files from being made (nothing is signed with a key that
 * nobody expects); what was made before is not touched.
 */
@Component(service = {SigningKeys.class, HealthCheck.class})
public final class SigningKeys implements HealthCheck {
    public static final String FILE = "prescriptions-pdf.pem";

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private final @Nullable SigningIdentity identity;
    private final String mistake;

    @Activate
    public SigningKeys(
            BundleContext context,
            @Reference PdfSettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this(settings, KeyFolder.of(context), base(context), clock);
    }

    public SigningKeys(PdfSettings settings, KeyFolder keys, Path base, Clock clock) {
        SigningIdentity opened = null;
        String wrong = "";
        try {
            opened =
                    settings.keystore().isEmpty()
                            ? OwnIdentity.read(keys.readOrMake(FILE, () -> OwnIdentity.make(clock)))
                            : clinics(base.resolve(settings.keystore()), settings);
        } catch (IOException | UncheckedIOException | GeneralSecurityException e) {
            wrong =
                    settings.keystore().isEmpty()
                            ? keys.file(FILE) + " holds no key and certificate: " + e.getMessage()
                            : "etc/"
                                    + PdfSettings.PID
                                    + ".cfg: the keystore "
                                    + settings.keystore()
                                    + " cannot be used: "
                                    + e.getMessage();
            LOG.error("No prescription can be made into a file. {}", wrong);
        }
        identity = opened;
        mistake = wrong;
    }

    private static Path base(BundleContext context) {
        String base = context.getProperty("karaf.base");
        return Path.of(base == null ? "." : base);
    }

    private static SigningIdentity clinics(Path file, PdfSettings settings)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, settings.password());
        }
        String alias = alias(store, settings.alias());
        if (!(store.getKey(alias, settings.password()) instanceof PrivateKey key)
                || store.getCertificateChain(alias) == null) {
            throw new GeneralSecurityException("'" + alias + "' is no key with a certificate");
        }
        return new SigningIdentity(
                key,
                Arrays.stream(store.getCertificateChain(alias))
                        .map(X509Certificate.class::cast)
                        .toList());
    }

    private static String alias(KeyStore store, String wanted) throws GeneralSecurityException {
        if (!wanted.isEmpty()) {
            return wanted;
        }
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                keys.add(alias);
            }
        }
        if (keys.size() != 1) {
            throw new GeneralSecurityException(
                    "it holds " + keys.size() + " keys; name one by keystore.alias");
        }
        return keys.get(0);
    }

    /**
     * The key and its certificate.
     *
     * @throws ProblemException unavailable {@code no-signing-key}
     */
    public SigningIdentity identity() {
        if (identity == null) {
            throw ProblemException.unavailable("no-signing-key", Duration.ofMinutes(5), null);
        }
        return identity;
    }

    @Override
    public String name() {
        return "prescriptions-pdf-key";
    }

    @Override
    public Health check() {
        return identity == null
                ? Health.critical(
                        "No prescription can be made into a file: " + mistake,
                        "Mend it; a change of the configuration takes effect at once.")
                : Health.ok("Prescriptions are signed as files.");
    }
}
