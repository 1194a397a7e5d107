package org.rawat.catalogue.internal.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.ProblemException;
import org.rawat.catalogue.api.BrokenRow;

/**
 * A small file, read as a whole.
 *
 * @param encoding the encoding that was found
 * @param separator the separator that was found
 * @param ignored headers that mean nothing to Rawat
 * @param columns the fields that the file speaks of, named as in {@code ProductDetails}
 * @param rows what can be loaded, each code once
 * @param broken what cannot, in the file's order
 */
public record ProductFile(
        String encoding,
        String separator,
        List<String> ignored,
        Set<String> columns,
        List<ProductRow> rows,
        List<BrokenRow> broken) {

    /**
     * Reads the bytes of a file.
     *
     * @param codeSystem the code system of rows that name none
     * @param category the category of rows that name none, or null
     * @throws ProblemException invalid, {@code file}, when it is no such file
     */
    public static ProductFile read(byte[] bytes, String codeSystem, @Nullable String category) {
        ProductReader reader = ProductReader.of(bytes).complete();
        List<ProductRow> rows = new ArrayList<>();
        List<BrokenRow> broken = new ArrayList<>();
        reader.read(codeSystem, category, rows::add, broken::add, percent -> {});
        return new ProductFile(
                reader.encoding(),
                reader.separator(),
                reader.ignored(),
                reader.columns(),
                rows,
                broken);
    }
}
