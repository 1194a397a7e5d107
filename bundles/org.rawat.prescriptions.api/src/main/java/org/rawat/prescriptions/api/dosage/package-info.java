/**
 * How a medicine is taken, as a doctor types it and as everybody else reads it: HL7 FHIR R4's
 * Dosage and Timing in meaning, with exact numbers. Nothing here is ever guessed.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.rawat.prescriptions.api.dosage;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
