package org.rawat.prescriptions.pdf.internal.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;

/** What makes a document PDF/A-1b (ISO 19005-1) besides embedded fonts. */
final class Archivable {
    private static final String PRODUCER = "Rawat";

    private Archivable() {}

    /** Says in the document's metadata (XMP) what it is; nobody's name or health data. */
    static void make(PDDocument document, String title, String language, Instant at)
            throws IOException {
        document.setVersion(1.4f);
        document.getDocumentCatalog().setLanguage(language);
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        information.setProducer(PRODUCER);
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        information.setCreationDate(GregorianCalendar.from(second.atZone(ZoneOffset.UTC)));
        PDMetadata metadata =
                new PDMetadata(
                        document,
                        new ByteArrayInputStream(
                                xmp(title, second).getBytes(StandardCharsets.UTF_8)));
        document.getDocumentCatalog().setMetadata(metadata);
        PDOutputIntent intent =
                new PDOutputIntent(document, new ByteArrayInputStream(GrayProfile.bytes()));
        intent.setInfo("Gray gamma 2.2");
        intent.setOutputCondition("Gray gamma 2.2");
        intent.setOutputConditionIdentifier("Gray gamma 2.2");
        intent.setRegistryName("");
        document.getDocumentCatalog().addOutputIntent(intent);
    }

    private static String xmp(String title, Instant at) {
        return """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
        <pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
        <pdf:Producer>%s</pdf:Producer>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
        <xmp:CreateDate>%s</xmp:CreateDate>
        </rdf:Description>
        </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="w"?>"""
                .formatted(title, PRODUCER, at.toString().replace("Z", "+00:00"));
    }
}
