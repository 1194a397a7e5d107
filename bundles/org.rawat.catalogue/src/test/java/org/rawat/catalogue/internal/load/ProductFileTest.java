package org.rawat.catalogue.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemException;
import org.rawat.catalogue.api.BrokenRow;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Price;
import org.rawat.catalogue.api.ProductStatus;

class ProductFileTest {
    private static final String SYSTEM = "urn:test";

    @Test
    void indonesianHeadersAndSemicolonsOfASpreadsheet() {
        ProductFile file =
                read(
                        """
                        Kode Obat;Nama Obat;Kekuatan;Bentuk Sediaan;Satuan;Kategori;Golongan;Harga Jual;Stok;Nama Dagang;Rak
                        A1;Diazepam;5 mg;tablet;tablet;analgesics;Psikotropika;Rp 1.500,00;12,5;Merek A|Merek B;B7
                        """);
        assertThat(file.separator()).isEqualTo(";");
        assertThat(file.ignored()).containsExactly("Rak");
        assertThat(file.broken()).isEmpty();
        ProductRow row = file.rows().get(0);
        assertThat(row.details().controlled()).isEqualTo(ControlledKind.PSYCHOTROPIC);
        assertThat(row.details().price()).isEqualTo(new Price(150_000, "IDR"));
        assertThat(row.details().stock()).isEqualByComparingTo("12.5");
        assertThat(row.details().synonyms()).containsExactly("Merek A", "Merek B");
        assertThat(row.details().codeSystem()).isEqualTo(SYSTEM);
    }

    @Test
    void headersAsTheWorldWritesThem() {
        for (String header :
                List.of(
                        "Kode Barang;Nama Obat;Zat Aktif;Bentuk Sediaan;Kekuatan;Satuan;Golongan;Harga (Rp);Stok Akhir",
                        "KODE;NAMA_OBAT;KANDUNGAN;BENTUK;KEKUATAN;SATUAN;GOLONGAN;HARGA;STOK",
                        "Kode Obat;Nama Barang;Komposisi;Sediaan;Dosis;Kemasan;Golongan Obat;HNA;Sisa Stok",
                        "Item Code;Drug Name;Active Ingredient;Dosage Form;Strength;Unit;Schedule;Unit Price;Quantity on hand",
                        "SKU;Medicine;Composition;Pharmaceutical form;Concentration;Packaging;Controlled;Retail price IDR;Stock")) {
            ProductFile file =
                    inSkin(
                            header
                                    + "\nA1;Merek X;Amoxicillin;tablet;500 mg;strip;;Rp 12.500,00;1.250,5\n");
            assertThat(file.broken()).as(header).isEmpty();
            assertThat(file.ignored()).as(header).isEmpty();
            ProductRow row = file.rows().get(0);
            assertThat(row.details().name()).as(header).isEqualTo("Merek X");
            assertThat(row.details().ingredients().get(0).substance()).isEqualTo("Amoxicillin");
            assertThat(row.details().strength()).isEqualTo("500 mg");
            assertThat(row.details().unit()).isEqualTo("strip");
            assertThat(row.details().price()).isEqualTo(new Price(1_250_000, "IDR"));
            assertThat(row.details().stock()).isEqualByComparingTo("1250.5");
        }
    }

    @Test
    void aHeaderThatMayMeanTwoThingsMeansWhatNoOtherColumnDoes() {
        ProductRow row =
                inSkin("kode;zat aktif;bentuk;kemasan\nA1;Amoxicillin;kapsul;botol\n")
                        .rows()
                        .get(0);
        assertThat(row.details().name()).isEqualTo("Amoxicillin");
        assertThat(row.details().ingredients()).isEmpty();
        assertThat(row.details().unit()).isEqualTo("botol");
        ProductFile both =
                inSkin("kode;nama;bentuk;satuan;kemasan\nA1;Amoxicillin;kapsul;kapsul;dus 10x10\n");
        assertThat(both.rows().get(0).details().unit()).isEqualTo("kapsul");
        assertThat(both.ignored()).containsExactly("kemasan");
    }

    @Test
    void everyEncodingAndSeparatorOfTheWorld() {
        String text = "code,name,form,unit,category\n1,Café crème µg,salep,tube,skin\n";
        for (String separator : List.of(",", ";", "\t", "|")) {
            String file = text.replace(",", separator);
            assertThat(name(file.getBytes(StandardCharsets.UTF_8))).isEqualTo("Café crème µg");
            assertThat(name(("\uFEFF" + file).getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo("Café crème µg");
            assertThat(name(("\uFEFF" + file).getBytes(StandardCharsets.UTF_16LE)))
                    .isEqualTo("Café crème µg");
            assertThat(name(("\uFEFF" + file).getBytes(StandardCharsets.UTF_16BE)))
                    .isEqualTo("Café crème µg");
            assertThat(name(file.getBytes(Charset.forName("windows-1252"))))
                    .isEqualTo("Café crème µg");
        }
        assertThat(
                        ProductFile.read(
                                        text.getBytes(Charset.forName("windows-1252")),
                                        SYSTEM,
                                        null)
                                .encoding())
                .isEqualTo("windows-1252");
    }

    @Test
    void namesOfAnyScript() {
        assertThat(
                        name(
                                "code,name,form,unit,category\n1,扑热息痛 باراسيتامول ꦥꦫꦱꦼꦠꦩꦺꦴꦭ꧀,tablet,tablet,x\n"
                                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("扑热息痛 باراسيتامول ꦥꦫꦱꦼꦠꦩꦺꦴꦭ꧀");
    }

    @Test
    void aBrokenRowIsNamedByItsLineAndHarmsNoOther() {
        ProductFile file =
                read(
                        """
                        code,name,form,unit,category,price
                        1,Good,tablet,tablet,skin,100

                        2,,tablet,tablet,skin,100
                        3,"Two
                        lines",tablet,tablet,skin,100
                        4,"Never closed,tablet,tablet,skin,100
                        5,Good,tablet,tablet,skin,minus
                        1,Again,tablet,tablet,skin,100
                        6
                        7,Direction\u202Etxt,tablet,tablet,skin,1
                        8,Good,tablet,tablet,skin,0.001
                        9,Good "quoted" 5",tablet,tablet,skin,100
                        """);
        assertThat(file.rows())
                .extracting(row -> row.details().code())
                .containsExactly("1", "3", "9");
        assertThat(file.rows().get(1).details().name()).isEqualTo("Two lines");
        assertThat(file.broken())
                .extracting(BrokenRow::line, row -> row.problems().get(0).field())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4L, "name"),
                        org.assertj.core.groups.Tuple.tuple(7L, "row"),
                        org.assertj.core.groups.Tuple.tuple(8L, "price"),
                        org.assertj.core.groups.Tuple.tuple(9L, "code"),
                        org.assertj.core.groups.Tuple.tuple(10L, "row"),
                        org.assertj.core.groups.Tuple.tuple(11L, "name"),
                        org.assertj.core.groups.Tuple.tuple(12L, "price"));
        assertThat(file.broken().get(3).problems().get(0).args()).containsExactly(2L);
    }

    @Test
    void damagedBytesSpoilTheirRowOnly() {
        byte[] good =
                "code,name,form,unit,category\n1,Crème,x,y,z\n2,Café,x,y,z\n3,é?,x,y,z\n"
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < good.length; i++) {
            if (good[i] == '?') {
                good[i] = (byte) 0xFF;
            }
        }
        ProductFile file = ProductFile.read(good, SYSTEM, null);
        assertThat(file.rows())
                .extracting(row -> row.details().name())
                .containsExactly("Crème", "Café");
        assertThat(file.broken()).extracting(BrokenRow::line).containsExactly(4L);
    }

    @Test
    void aRetiredCodeNamesItsSuccessor() {
        ProductFile file =
                read(
                        """
                        kode,nama,bentuk,satuan,kategori,status,pengganti
                        1,Old,tablet,tablet,skin,nonaktif,2
                        2,New,tablet,tablet,skin,aktif,
                        3,Self,tablet,tablet,skin,,3
                        """);
        assertThat(file.rows().get(0).status()).isEqualTo(ProductStatus.RETIRED);
        assertThat(file.rows().get(0).successor()).isEqualTo("2");
        assertThat(file.broken()).extracting(BrokenRow::line).containsExactly(4L);
    }

    @Test
    void whatIsNoSuchFileIsRefusedAsAWhole() {
        refused("", "file-empty");
        refused("   \n \n", "file-empty");
        refused("PK\u0003\u0004 something", "file-not-text");
        refused("\u0000\u0001\u0002", "file-not-text");
        refused("just some words\nand more", "file-columns");
        refused("kode;nama\n1;x", "file-columns");
        refused("\"never closed", "file-columns");
    }

    @Test
    void excelsOwnSeparatorLineIsUnderstood() {
        ProductFile file = read("sep=;\ncode;name;form;unit;category\n1;x;y;z;q\n");
        assertThat(file.rows()).hasSize(1);
    }

    @Test
    void moreRowsThanAnyClinicHasAreRefused() {
        byte[] file =
                ("code,name,form,unit,category\n"
                                + "1,x,y,z,q\n".repeat(ProductReader.MOST_ROWS + 1))
                        .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(
                        () ->
                                ProductReader.of(file)
                                        .read(SYSTEM, null, row -> {}, row -> {}, percent -> {}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.fields().get(0).code()).isEqualTo("file-rows"));
    }

    @Test
    void howEachCellIsWrittenDoesNotDependOnTheLineEnds() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            ProductFile file =
                    read(
                            "code,name,form,unit,category\n1,\"A\nB\",x,y,z\n\n2,C,x,y,z"
                                    .replace("\n", end));
            assertThat(file.rows())
                    .extracting(row -> row.line() + " " + row.details().name())
                    .containsExactly("2 A B", "5 C");
        }
    }

    private static void refused(String text, String code) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.fields().get(0).field()).isEqualTo("file");
                            assertThat(problem.fields().get(0).code()).isEqualTo(code);
                        });
    }

    private static String name(byte[] bytes) {
        ProductFile file = ProductFile.read(bytes, SYSTEM, null);
        assertThat(file.broken()).isEmpty();
        return file.rows().get(0).details().name();
    }

    private static ProductFile inSkin(String text) {
        return ProductFile.read(text.getBytes(StandardCharsets.UTF_8), SYSTEM, "skin");
    }

    private static ProductFile read(String text) {
        return ProductFile.read(text.getBytes(StandardCharsets.UTF_8), SYSTEM, null);
    }
}
