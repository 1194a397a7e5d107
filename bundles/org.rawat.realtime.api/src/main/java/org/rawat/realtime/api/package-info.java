/** The one socket of each browser, and the log of what an account must not miss. */
@Export
@Version("1.0.0")
@NullMarked
package org.rawat.realtime.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
