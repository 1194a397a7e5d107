/**
 * Prescriptions as HL7 FHIR R4 says them: a bundle of MedicationRequests with all that they refer
 * to. Only what is certain is coded; everything is there in words too.
 */
@NullMarked
package org.rawat.prescriptions.internal.fhir;

import org.jspecify.annotations.NullMarked;
