package org.rawat.web.api;

import java.util.List;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Bundle;
import org.rawat.api.ProblemException;

/**
 * Says problems in the reader's language, for a door that answers otherwise than with a page (the
 * sockets'). A service of the front door.
 */
@ProviderType
public interface ProblemTexts {
    /**
     * A problem in words.
     *
     * @param message one sentence
     * @param fields what is wrong with which field, empty when it is about none
     */
    record Text(String message, List<FieldText> fields) {}

    /** What is wrong with one field. */
    record FieldText(String field, String code, String message) {}

    /**
     * The words for a problem.
     *
     * @param bundle whose messages are asked first, before the front door's
     */
    Text text(Bundle bundle, Locale locale, ProblemException problem);
}
