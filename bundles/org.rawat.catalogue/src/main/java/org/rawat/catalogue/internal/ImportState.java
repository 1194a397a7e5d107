package org.rawat.catalogue.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.api.FieldProblem;
import org.rawat.catalogue.api.ImportId;
import org.rawat.catalogue.api.ImportReport;

/**
 * How far an import is.
 *
 * @param id its id
 * @param fileName the file's name
 * @param phase what comes next
 * @param percent about how much is read, 0 to 100
 * @param columns the file's columns, while somebody has to say what they are
 * @param problem why it was not done when it was last tried, or null
 * @param report what came of it, once it is done
 */
public record ImportState(
        ImportId id,
        String fileName,
        Phase phase,
        int percent,
        List<FileColumn> columns,
        @Nullable FieldProblem problem,
        @Nullable ImportReport report) {
    public ImportState {
        columns = List.copyOf(columns);
    }

    /** What comes next. */
    public enum Phase {
        /** Somebody says what the columns are. */
        MAPPING,
        /** Another file is being read. */
        WAITING,
        READING,
        DONE
    }

    /**
     * A column of the file.
     *
     * @param header how the file calls it
     * @param samples what stands in its first rows
     * @param field what it is taken for, or {@code ignore}
     */
    public record FileColumn(String header, List<String> samples, String field) {
        public FileColumn {
            samples = List.copyOf(samples);
        }
    }
}
