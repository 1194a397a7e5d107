package org.rawat.prescriptions.pdf.internal.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;
import java.util.function.Function;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.CompoundMethod;
import org.rawat.prescriptions.api.PrescribedPatient;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.RegisterNumber;
import org.rawat.prescriptions.api.SourceNeed;
import org.rawat.prescriptions.api.dosage.Fraction;

/**
 * Lays a signed prescription out on paper: letterhead, doctor, R/ with every medicine, patient (PMK
 * 73/2016). Only what was signed stands on it, nothing of what became of it later, the directions
 * also in words for the patient; the diagnosis does not, for a pharmacy does not need it.
 */
@Component(service = PrescriptionPaper.class)
public final class PrescriptionPaper {
    private static final float QR = 92;
    private static final float COLUMN = 92;
    private static final float INDENT = 22;

    private final Fonts fonts = new Fonts();

    @Activate
    public PrescriptionPaper() {}

    /**
     * The document, not signed yet; the same bytes for the same arguments.
     *
     * @param it the signed version
     * @param meaning a medicine's directions in words for the patient, in that language; empty when
     *     there are only the doctor's
     * @param language {@code id} or {@code en}
     * @param number what the file's id is made from
     * @param address where its genuineness can be checked
     */
    public byte[] draw(
            Prescription it,
            Function<PrescriptionItem, String> meaning,
            String language,
            long number,
            String address) {
        Words words = new Words(language);
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(number);
            Fonts.Pair lent = fonts.lend();
            Writing writing =
                    new Writing(Face.in(document, lent.regular()), Face.in(document, lent.bold()));
            try (Sheet sheet = new Sheet(document, writing, on -> continued(on, it, words))) {
                letterhead(sheet, it, words, address);
                for (PrescriptionItem item : it.items()) {
                    item(sheet, item, meaning.apply(item), words);
                }
                patient(sheet, it, words);
                signature(sheet, it, words);
                if (writing.incomplete()) {
                    sheet.gap(6);
                    sheet.text(words.of("incomplete"), Style.SMALL);
                }
                sheet.foot((on, page, pages) -> foot(on, page, pages, words, address));
            }
            Instant at = Objects.requireNonNull(it.signedAt(), "signed");
            Archivable.make(document, words.of("title"), language, at);
            ByteArrayOutputStream out = new ByteArrayOutputStream(65_536);
            // Object streams came after PDF/A-1.
            document.save(out, CompressParameters.NO_COMPRESSION);
            fonts.takeBack(lent);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the paper could not be made", e);
        }
    }

    private static void letterhead(Sheet sheet, Prescription it, Words words, String address)
            throws IOException {
        float beside = Sheet.WIDTH - QR - 12;
        new QrCode(address).draw(sheet.out(), Sheet.RIGHT - QR + 8, sheet.y() - QR + 8, QR);
        float under = sheet.y() - QR + 14;
        sheet.text(it.clinic().name(), Style.TITLE, Sheet.LEFT, beside);
        some(sheet, it.clinic().lines(), Style.SMALL, beside);
        some(sheet, joined(it.clinic().address(), it.clinic().phone()), Style.SMALL, beside);
        sheet.gap(8);
        sheet.text(
                joined(", ", it.doctor().name(), it.doctor().specialty()),
                Style.STRONG,
                Sheet.LEFT,
                beside);
        sheet.text(words.of("sip", it.doctor().sip()), Style.TEXT, Sheet.LEFT, beside);
        some(sheet, joined(it.doctor().address(), it.doctor().phone()), Style.TEXT, beside);
        sheet.moveTo(Math.min(sheet.y(), under));
        sheet.text(words.of("check"), Style.SMALL, Sheet.RIGHT - QR + 16, QR - 16);
        sheet.gap(4);
        sheet.rule(1);
        sheet.gap(10);
        sheet.right(words.date(it.date()), Style.TEXT);
        sheet.text(words.of("title"), Style.STRONG);
        sheet.gap(8);
    }

    /** Whose prescription a further page belongs to. */
    private static void continued(Sheet sheet, Prescription it, Words words) throws IOException {
        sheet.text(it.clinic().name(), Style.STRONG);
        sheet.text(
                joined(", ", it.doctor().name(), words.of("sip", it.doctor().sip())), Style.SMALL);
        sheet.text(
                joined(
                        ", ",
                        words.of("for", it.patient().name()),
                        age(it.patient(), words),
                        words.date(it.date())),
                Style.SMALL);
        sheet.gap(4);
        sheet.rule(1);
        sheet.gap(10);
    }

    private static void item(Sheet sheet, PrescriptionItem item, String meaning, Words words)
            throws IOException {
        // A medicine's first lines stay together.
        sheet.need(4 * Style.STRONG.leading());
        float at = sheet.y();
        sheet.text("R/", Style.STRONG, Sheet.LEFT, INDENT);
        sheet.moveTo(at);
        float width = Sheet.WIDTH - INDENT;
        float x = Sheet.LEFT + INDENT;
        sheet.text(joined(" ", item.name(), item.strength()), Style.STRONG, x, width);
        Compound compound = item.compound();
        if (compound == null) {
            String amount = words.of("amount", amount(item));
            sheet.text(joined(", ", item.form(), amount), Style.TEXT, x, width);
        } else {
            compound(sheet, item, compound, words);
        }
        sheet.text(
                joined(", ", words.of("signa", item.dosage()), days(item, words)),
                Style.TEXT,
                x,
                width);
        if (!meaning.isBlank() && !meaning.equalsIgnoreCase(item.dosage().strip())) {
            sheet.text(words.of("meaning", meaning), Style.TEXT, x, width);
        }
        if (!item.instructions().isBlank()) {
            sheet.text(item.instructions(), Style.TEXT, x, width);
        }
        int refills = item.refills();
        sheet.text(
                refills == 0 ? words.of("no-refill") : words.of("refills", refills),
                Style.TEXT,
                x,
                width);
        if (item.controlled() != ControlledKind.NONE) {
            RegisterNumber number = item.register();
            String mark = words.of("controlled." + item.controlled());
            sheet.text(
                    number == null ? mark : mark + " · " + words.of("register", number),
                    Style.STRONG,
                    x,
                    width);
        }
        sheet.gap(9);
    }

    /** Every ingredient, what of it the pharmacy takes, and what is made of them. */
    private static void compound(Sheet sheet, PrescriptionItem item, Compound compound, Words words)
            throws IOException {
        float x = Sheet.LEFT + INDENT;
        for (CompoundIngredient one : compound.ingredients()) {
            sheet.text(
                    joined(" · ", one.label(), one.amount(), need(one, words)),
                    Style.TEXT,
                    x + INDENT,
                    Sheet.WIDTH - 2 * INDENT);
        }
        String key = compound.method() == CompoundMethod.DTD ? "make-dtd" : "make";
        sheet.text(
                words.of(key, compound.form().latin(), amount(item)),
                Style.TEXT,
                x,
                Sheet.WIDTH - INDENT);
    }

    private static String need(CompoundIngredient one, Words words) {
        SourceNeed need = one.need();
        return switch (need.measure()) {
            case UNKNOWN -> "";
            case MILLILITRES -> words.of("need-ml", Objects.requireNonNull(need.exact()));
            case GRAMS -> words.of("need-g", Objects.requireNonNull(need.exact()));
            case UNITS -> {
                Fraction surplus = Objects.requireNonNull(need.surplus());
                int whole = Objects.requireNonNull(need.whole());
                yield surplus.numerator() == 0
                        ? words.of("need", whole, one.unit())
                        : words.of("need-surplus", whole, one.unit(), surplus);
            }
        };
    }

    private static String amount(PrescriptionItem item) {
        Integer quantity = item.quantity();
        return joined(" ", quantity == null ? "" : Amounts.of(quantity), item.unit());
    }

    private static String days(PrescriptionItem item, Words words) {
        Integer days = item.durationDays();
        return days == null ? "" : words.of("days", days);
    }

    private static void patient(Sheet sheet, Prescription it, Words words) throws IOException {
        sheet.need(6 * Style.TEXT.leading());
        sheet.rule(0.5f);
        sheet.gap(8);
        PrescribedPatient patient = it.patient();
        sheet.fact(words.of("pro"), patient.name(), COLUMN);
        sheet.fact(words.of("age"), age(patient, words), COLUMN);
        sheet.fact(words.of("sex"), words.of("sex." + patient.sex()), COLUMN);
        if (patient.weightKg() != null) {
            sheet.fact(
                    words.of("weight"), words.of("kg", words.number(patient.weightKg())), COLUMN);
        }
        LocalDate until = it.validUntil();
        if (until != null) {
            sheet.fact(words.of("until"), words.date(until), COLUMN);
        }
        if (!it.notes().isBlank()) {
            sheet.fact(words.of("notes"), it.notes(), COLUMN);
        }
    }

    private static String age(PrescribedPatient patient, Words words) {
        @Nullable Period age = patient.age();
        if (age == null) {
            return "";
        }
        if (age.getYears() >= 5) {
            return words.of("years", age.getYears());
        }
        return age.getYears() > 0
                ? words.of("years-months", age.getYears(), age.getMonths())
                : words.of("months-days", age.getMonths(), age.getDays());
    }

    private static void signature(Sheet sheet, Prescription it, Words words) throws IOException {
        sheet.need(3 * Style.TEXT.leading() + 12);
        sheet.gap(12);
        sheet.text(words.of("signed", it.doctor().name(), words.date(it.date())), Style.TEXT);
        sheet.text(
                words.of("version", it.signedVersion(), Objects.toString(it.fingerprint(), "")),
                Style.SMALL);
    }

    private static void foot(Sheet sheet, int page, int pages, Words words, String address)
            throws IOException {
        sheet.right(words.of("page", page, pages), Style.SMALL);
        sheet.left(address, Style.SMALL, Sheet.WIDTH - 90);
    }

    private static void some(Sheet sheet, String text, Style style, float width)
            throws IOException {
        if (!text.isBlank()) {
            sheet.text(text, style, Sheet.LEFT, width);
        }
    }

    private static String joined(String one, String other) {
        return joined(" · ", one, other);
    }

    private static String joined(String between, String... parts) {
        return java.util.Arrays.stream(parts)
                .filter(part -> !part.isBlank())
                .collect(java.util.stream.Collectors.joining(between));
    }
}
