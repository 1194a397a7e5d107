/** What a vendor implements to offer medicines of its own. */
@Export
@Version("1.2.0")
@NullMarked
package org.rawat.catalogue.api.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
