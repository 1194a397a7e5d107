package org.rawat.catalogue.internal.load;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The columns that Rawat understands and the names under which the world writes them. */
enum Column {
    CODE_SYSTEM("codeSystem", "codesystem sistemkode sistem system codingsystem"),
    CODE(
            "code",
            "code kode kodeobat kodebarang kodeproduk kodeitem kfa kodekfa kfacode productcode"
                    + " itemcode drugcode medicinecode sku barcode id"),
    NAME(
            "name",
            "name nama namaobat namagenerik namabarang namaproduk namaitem namasediaan obat generik"
                    + " generic genericname inn productname itemname drugname drug medicine"
                    + " medicinename medication"),
    STRENGTH(
            "strength",
            "strength kekuatan kekuatanobat kekuatansediaan kadar dosis potency"
                    + " concentration"),
    FORM(
            "form",
            "form bentuk bentuksediaan bentuksediaanobat sediaan bso dosageform bentukobat"
                    + " pharmaceuticalform drugform doseform"),
    UNIT("unit", "unit satuan satuanterkecil satuanobat satuanjual uom dispenseunit unitofmeasure"),
    CATEGORY(
            "category",
            "category kategori kelompok kelasterapi kelompokterapi therapeuticclass group"),
    CONTROLLED(
            "controlled",
            "controlled golongan golonganobat jenisgolongan controlledsubstance schedule"),
    PRICE(
            "price",
            "price harga hargajual hargasatuan hargajualsatuan hargaobat unitprice sellingprice"
                    + " retailprice hna het"),
    CURRENCY("currency", "currency matauang"),
    STOCK(
            "stock",
            "stock stok jumlahstok persediaan sisastok stokakhir sisa qty quantity onhand"
                    + " quantityonhand stockonhand"),
    SYNONYMS(
            "synonyms",
            "synonyms synonym sinonim namalain aliases alias namadagang merek merk brand brandname"),
    INGREDIENTS(
            "ingredients",
            "ingredients ingredient activeingredient activeingredients komposisi kandungan"
                    + " zataktif namazataktif bahanaktif isi composition substances"),
    STATUS("status", "status aktif active"),
    SUCCESSOR("successor", "successor pengganti kodepengganti successorcode replacedby");

    /** What a header says when no other column of the file says it better. */
    private static final Map<String, Column> ELSE =
            Map.of(
                    "zataktif", NAME,
                    "namazataktif", NAME,
                    "namadagang", NAME,
                    "brandname", NAME,
                    "kemasan", UNIT,
                    "package", UNIT,
                    "packaging", UNIT,
                    "packsize", UNIT);

    private static final Pattern MONEY = Pattern.compile("(?:rp|idr|rupiah)$");
    private static final Map<String, Column> BY_ALIAS = new HashMap<>();

    static {
        for (Column column : values()) {
            column.aliases.forEach(alias -> BY_ALIAS.put(alias, column));
        }
    }

    private final String field;
    private final List<String> aliases;

    Column(String field, String aliases) {
        this.field = field;
        this.aliases = Arrays.asList(aliases.split(" "));
    }

    /** What a problem calls it. */
    String field() {
        return field;
    }

    static Optional<Column> named(String header) {
        String plain = plain(header);
        Column column = BY_ALIAS.get(plain);
        // "Harga (Rp)" is "harga".
        return Optional.ofNullable(
                column == null ? BY_ALIAS.get(MONEY.matcher(plain).replaceFirst("")) : column);
    }

    /** The column that a header stands for when the file has no other one for it. */
    static Optional<Column> otherwise(String header) {
        return Optional.ofNullable(ELSE.get(plain(header)));
    }

    /** Letters and digits only, in lower case. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
