package org.rawat.prescriptions.pdf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.Health;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.prescriptions.pdf.internal.signature.SigningKeys;

/** A file carries the clinic's signature over all of it. */
class SignatureTest {
    private static PrintShop shop;

    @BeforeAll
    static void open() {
        shop = new PrintShop();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void theSignatureIsTheClinicsAndCoversTheWholeFile() throws Exception {
        byte[] file = shop.print(shop.add(new Sample())).content();
        try (PDDocument document = Loader.loadPDF(file)) {
            PDSignature signature = document.getLastSignatureDictionary();
            assertThat(signature.getSubFilter()).isEqualTo("adbe.pkcs7.detached");
            assertThat(signature.getName()).isEqualTo("Klinik Sehat Sentosa");
            assertThat(signature.getSignDate().toInstant()).isEqualTo(Sample.SIGNED);
            int[] range = signature.getByteRange();
            assertThat(range[0]).isZero();
            assertThat(range[2] + range[3]).isEqualTo(file.length);
        }
        SignerInformation signer = signer(file);
        assertThat(signer.verify(verifier(file))).isTrue();
        assertThat(
                        Time.getInstance(
                                        signer.getSignedAttributes()
                                                .get(CMSAttributes.signingTime)
                                                .getAttrValues()
                                                .getObjectAt(0))
                                .getDate()
                                .toInstant())
                .isEqualTo(Sample.SIGNED);
    }

    @Test
    void aChangedByteBreaksTheSignature() throws Exception {
        byte[] file = shop.print(shop.add(new Sample())).content();
        file[file.length / 3] ^= 1;
        var broken =
                catchThrowableOfType(
                        org.bouncycastle.cms.CMSException.class,
                        () -> signer(file).verify(verifier(file)));
        assertThat(broken)
                .isInstanceOf(org.bouncycastle.cms.CMSSignerDigestMismatchException.class);
    }

    @Test
    void aClinicSignsWithItsOwnKeystore() throws Exception {
        SigningKeys made = shop.signing;
        Path keystore = shop.folder.resolve("clinic.p12");
        store(keystore, made, "klinik");
        SigningKeys clinics = keys(Map.of("keystore", "clinic.p12", "keystore_password", "secret"));
        assertThat(clinics.identity().certificate()).isEqualTo(made.identity().certificate());
        assertThat(clinics.check().status()).isEqualTo(Health.Status.OK);
        byte[] file =
                shop.printed(clinics).file(shop.add(new Sample()), "id", PrintShop.URL).content();
        assertThat(signer(file).verify(verifier(file))).isTrue();
    }

    @Test
    void withAKeystoreThatCannotBeOpenedNothingIsSigned() throws Exception {
        store(shop.folder.resolve("locked.p12"), shop.signing, "klinik");
        for (SigningKeys broken :
                new SigningKeys[] {
                    keys(Map.of("keystore", "absent.p12", "keystore_password", "secret")),
                    keys(Map.of("keystore", "locked.p12", "keystore_password", "wrong")),
                    keys(
                            Map.of(
                                    "keystore", "locked.p12",
                                    "keystore_password", "secret",
                                    "keystore_alias", "nobody")),
                }) {
            assertThat(broken.check().status()).isEqualTo(Health.Status.CRITICAL);
            ProblemException refused =
                    catchThrowableOfType(
                            ProblemException.class,
                            () ->
                                    shop.printed(broken)
                                            .file(shop.add(new Sample()), "id", PrintShop.URL));
            assertThat(refused.kind()).isEqualTo(ProblemKind.UNAVAILABLE);
        }
    }

    private static SigningKeys keys(Map<String, Object> configuration) {
        return new SigningKeys(
                PrintShop.settings(configuration), shop.keys, shop.folder, shop.db.clock());
    }

    private static void store(Path file, SigningKeys keys, String alias) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                alias,
                keys.identity().key(),
                "secret".toCharArray(),
                new Certificate[] {keys.identity().certificate()});
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "secret".toCharArray());
        }
    }

    private static SignerInformation signer(byte[] file) throws Exception {
        return signed(file).getSignerInfos().getSigners().iterator().next();
    }

    private static org.bouncycastle.cms.SignerInformationVerifier verifier(byte[] file)
            throws Exception {
        X509CertificateHolder certificate =
                signed(file).getCertificates().getMatches(null).iterator().next();
        assertThat(certificate.getEncoded())
                .isEqualTo(shop.signing.identity().certificate().getEncoded());
        return new JcaSimpleSignerInfoVerifierBuilder().build(certificate);
    }

    private static CMSSignedData signed(byte[] file) throws Exception {
        try (PDDocument document = Loader.loadPDF(file)) {
            PDSignature signature = document.getLastSignatureDictionary();
            return new CMSSignedData(
                    new CMSProcessableByteArray(
                            signature.getSignedContent(new ByteArrayInputStream(file))),
                    signature.getContents(file));
        }
    }
}
