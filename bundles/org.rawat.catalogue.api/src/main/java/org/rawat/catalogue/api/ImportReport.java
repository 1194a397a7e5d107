package org.rawat.catalogue.api;

import java.time.Instant;
import java.util.List;

/**
 * What came of an import.
 *
 * @param id its id
 * @param fileName the file's name
 * @param at when it was committed
 * @param encoding the encoding that was found, for example {@code windows-1252}
 * @param separator the separator that was found
 * @param ignoredColumns names of columns that mean nothing to Rawat
 * @param inserted rows that are new
 * @param changed rows that changed a product
 * @param unchanged rows that said what was already there, or that may not overwrite the clinic's
 *     own change
 * @param brokenRows how many rows were not loaded
 * @param broken the first 1,000 of them in the file's order
 */
public record ImportReport(
        ImportId id,
        String fileName,
        Instant at,
        String encoding,
        String separator,
        List<String> ignoredColumns,
        int inserted,
        int changed,
        int unchanged,
        int brokenRows,
        List<BrokenRow> broken) {
    public ImportReport {
        ignoredColumns = List.copyOf(ignoredColumns);
        broken = List.copyOf(broken);
    }
}
