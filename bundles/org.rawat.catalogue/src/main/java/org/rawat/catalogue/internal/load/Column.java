package org.rawat.catalogue.internal.load;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The columns that Rawat understands and the names under which the world writes them. */
enum Column {
    CODE_SYSTEM("codeSystem", "codesystem sistemkode sistem system codingsystem"),
    CODE(
            "code",
            "code kode kodeobat kodebarang kodeproduk kodeitem kfa kodekfa kfacode productcode"
                    + " itemcode drugcode sku id"),
    NAME(
            "name",
            "name nama namaobat namagenerik namabarang namaproduk namaitem namazataktif zataktif"
                    + " generik generic genericname inn productname itemname drugname"),
    STRENGTH("strength", "strength kekuatan kekuatanobat kekuatansediaan kadar potency"),
    FORM(
            "form",
            "form bentuk bentuksediaan sediaan dosageform bentukobat pharmaceuticalform drugform"),
    UNIT("unit", "unit satuan satuanterkecil satuanobat uom dispenseunit unitofmeasure"),
    CATEGORY(
            "category",
            "category kategori kelompok kelasterapi kelompokterapi therapeuticclass group"),
    CONTROLLED(
            "controlled",
            "controlled golongan golonganobat jenisgolongan controlledsubstance schedule"),
    PRICE("price", "price harga hargajual hargasatuan unitprice sellingprice hna"),
    CURRENCY("currency", "currency matauang"),
    STOCK("stock", "stock stok jumlahstok persediaan sisastok qty quantity onhand"),
    SYNONYMS(
            "synonyms",
            "synonyms synonym sinonim namalain aliases alias namadagang merek merk brand brandname"),
    INGREDIENTS(
            "ingredients",
            "ingredients ingredient activeingredient activeingredients komposisi kandungan"
                    + " bahanaktif isi composition substances"),
    STATUS("status", "status aktif active"),
    SUCCESSOR("successor", "successor pengganti kodepengganti successorcode replacedby");

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
        return Optional.ofNullable(BY_ALIAS.get(plain(header)));
    }

    /** Letters and digits only, in lower case. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
