/** Calls: voice and video between the two sides of a conversation, their state on the server. */
@Export
@Version("1.0.0")
@NullMarked
package org.rawat.calls.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
