/** The clinic's medicines and what else it hands out. */
@Export
@Version("1.2.0")
@NullMarked
package org.rawat.catalogue.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
