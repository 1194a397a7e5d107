/** What a vendor implements to check prescriptions for safety. */
@Export
@Version("1.0.0")
@NullMarked
package org.rawat.prescriptions.api.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
