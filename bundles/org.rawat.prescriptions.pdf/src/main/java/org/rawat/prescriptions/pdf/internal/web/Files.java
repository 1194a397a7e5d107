package org.rawat.prescriptions.pdf.internal.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.prescriptions.pdf.internal.PrintedFile;
import org.rawat.web.api.Download;

/** A file on its way to a browser. */
final class Files {
    private Files() {}

    /** The language that was asked for, else the reader's. */
    static String language(@Nullable String wanted, Actor actor) {
        if (wanted == null || wanted.isEmpty()) {
            return actor.locale().getLanguage().equals("en") ? "en" : "id";
        }
        if (!wanted.equals("id") && !wanted.equals("en")) {
            throw ProblemException.invalid("lang", "choice");
        }
        return wanted;
    }

    /** Named by its code: a folder of downloads tells nobody's name. */
    static Download download(PrintedFile file) {
        String name = (file.language().equals("en") ? "prescription-" : "resep-") + file.code();
        return new Download(
                "application/pdf", name + ".pdf", file.content(), false, Set.of(file.patient()));
    }
}
