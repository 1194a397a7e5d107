package org.rawat.prescriptions.pdf.internal.signature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Signs a file: detached PKCS#7 (RFC 5652) in an appended part, as ISO 32000 section 12.8 says. The
 * signature names the time when the doctor signed, not when the file was made, so that one version
 * has one file.
 */
public final class PdfSignature {
    private final SigningIdentity identity;

    public PdfSignature(SigningIdentity identity) {
        this.identity = identity;
    }

    /**
     * Signs.
     *
     * @param pdf the file without a signature
     * @param number what the file's id is made from
     * @param name who signs, as viewers show it
     * @param at when
     */
    public byte[] sign(byte[] pdf, long number, String name, Instant at) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.setDocumentId(number);
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            signature.setName(name);
            signature.setSignDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
            document.addSignature(signature, content -> signed(content, at));
            for (PDAnnotationWidget widget : document.getSignatureFields().get(0).getWidgets()) {
                widget.setPrinted(true);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 32_768);
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private byte[] signed(InputStream content, Instant at) throws IOException {
        try {
            ContentSigner signer = new JcaContentSignerBuilder(algorithm()).build(identity.key());
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .setSignedAttributeGenerator(
                                    new DefaultSignedAttributeTableGenerator(attributes(at)))
                            .build(signer, new JcaX509CertificateHolder(identity.certificate())));
            generator.addCertificates(new JcaCertStore(identity.chain()));
            return generator
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .getEncoded();
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            throw new IOException("the file could not be signed", e);
        }
    }

    /** UTCTime reaches to 2049, and RFC 5652 section 11.3 demands it until then. */
    private static AttributeTable attributes(Instant at) {
        String text =
                DateTimeFormatter.ofPattern("uuMMddHHmmss'Z'").format(at.atOffset(ZoneOffset.UTC));
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new DERUTCTime(text))));
        return new AttributeTable(attributes);
    }

    private String algorithm() {
        return identity.key().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    }
}
