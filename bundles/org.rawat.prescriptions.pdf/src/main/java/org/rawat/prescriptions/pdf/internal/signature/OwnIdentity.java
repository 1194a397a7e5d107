package org.rawat.prescriptions.pdf.internal.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The key that Rawat makes for itself: RSA with 3072 bits (NIST SP 800-57: good beyond 2030) and a
 * certificate signed with it, both as PEM in one file.
 */
final class OwnIdentity {
    private static final int BITS = 3072;
    private static final String KEY = "PRIVATE KEY";
    private static final String CERTIFICATE = "CERTIFICATE";

    private OwnIdentity() {}

    /** A new one, as it is kept. */
    static byte[] make(Clock clock) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            String text =
                    pem(KEY, pair.getPrivate().getEncoded())
                            + pem(CERTIFICATE, certificate(pair, clock).getEncoded());
            return text.getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("a signing key could not be made", e);
        }
    }

    /**
     * Valid from long before now: a file names the time when its prescription was signed, which may
     * be before this function was installed.
     */
    private static X509CertificateHolder certificate(KeyPair pair, Clock clock)
            throws OperatorCreationException, IOException {
        X500Name name = new X500Name("CN=Rawat, OU=Resep elektronik");
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        X509v3CertificateBuilder builder =
                new X509v3CertificateBuilder(
                        name,
                        new BigInteger(127, new SecureRandom()).setBit(126),
                        time(now.minusYears(10)),
                        time(now.plusYears(30)),
                        name,
                        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
    }

    private static Time time(OffsetDateTime at) {
        String text = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").format(at);
        return new Time(new DERGeneralizedTime(text));
    }

    /** Reads what {@link #make} has made. */
    static SigningIdentity read(byte[] kept) throws GeneralSecurityException {
        String text = new String(kept, StandardCharsets.US_ASCII);
        X509Certificate certificate =
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(
                                        new ByteArrayInputStream(part(text, CERTIFICATE)));
        return new SigningIdentity(
                KeyFactory.getInstance("RSA")
                        .generatePrivate(new PKCS8EncodedKeySpec(part(text, KEY))),
                List.of(certificate));
    }

    private static String pem(String what, byte[] bytes) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
    }

    private static byte[] part(String text, String what) throws GeneralSecurityException {
        String begin = "-----BEGIN " + what + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + what + "-----");
        if (from < 0 || to < from) {
            throw new GeneralSecurityException("no " + what);
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
