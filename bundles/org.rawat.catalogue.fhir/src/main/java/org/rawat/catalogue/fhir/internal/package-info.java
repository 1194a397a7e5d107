/** A pharmacy's medicines over HL7 FHIR R4, as a source of the catalogue. */
@NullMarked
package org.rawat.catalogue.fhir.internal;

import org.jspecify.annotations.NullMarked;
