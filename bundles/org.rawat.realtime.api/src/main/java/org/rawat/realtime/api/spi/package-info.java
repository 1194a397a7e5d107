/** What functions and vendors contribute to the socket. */
@Export
@Version("1.0.0")
@NullMarked
package org.rawat.realtime.api.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
