/** What vendors implement: servers that help browsers find a way to each other. */
@Export
@Version("1.0.0")
@NullMarked
package org.rawat.calls.api.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
