package org.rawat.catalogue.fhir.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** A pharmacy could not be asked. Neither the question nor a secret stands in it. */
final class PharmacyException extends IOException {
    private static final long serialVersionUID = 1;

    private final Fault fault;

    PharmacyException(Fault fault, String sentence) {
        super(sentence);
        this.fault = fault;
    }

    private PharmacyException(Fault fault, String sentence, Throwable cause) {
        super(sentence, cause);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    /** Whatever went wrong, in a sentence. */
    static PharmacyException of(Throwable failure) {
        Throwable why = failure;
        while ((why instanceof CompletionException || why instanceof ExecutionException)
                && why.getCause() != null) {
            why = why.getCause();
        }
        if (why instanceof PharmacyException known) {
            return known;
        }
        if (why instanceof HttpTimeoutException || why instanceof TimeoutException) {
            return new PharmacyException(Fault.LATE, "gives no whole answer in time", why);
        }
        if (why instanceof JsonProcessingException || why instanceof CharacterCodingException) {
            return new PharmacyException(Fault.RUBBISH, "answers with what is no JSON", why);
        }
        if (why instanceof SSLException) {
            return new PharmacyException(
                    Fault.NOT_TRUSTED, "cannot be trusted: " + why.getMessage(), why);
        }
        if (why instanceof IOException) {
            String kind = why.getClass().getSimpleName();
            return new PharmacyException(Fault.UNREACHABLE, "cannot be reached: " + kind, why);
        }
        return new PharmacyException(Fault.RUBBISH, "answers with what cannot be read", why);
    }
}
