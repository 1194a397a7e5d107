package org.rawat.audit.internal.web;

import java.util.Collection;
import java.util.Map;
import org.rawat.api.PersonId;

/** Knows what people are called now. */
interface Names {
    /** The names of those who are known. */
    Map<PersonId, String> of(Collection<PersonId> persons);
}
