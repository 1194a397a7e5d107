/** Prescriptions: written by a doctor for an appointment, frozen when signed. */
@Export
@Version("1.1.0")
@NullMarked
package org.rawat.prescriptions.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
