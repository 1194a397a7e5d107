/** Who did what to whose record. */
@Export
@Version("1.1.0")
@NullMarked
package org.rawat.audit.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
