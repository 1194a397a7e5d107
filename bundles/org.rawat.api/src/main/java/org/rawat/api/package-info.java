/** The common vocabulary of every bundle: ids, the actor, pages, problems, events, health. */
@Export
@Version("1.0.0")
@NullMarked
package org.rawat.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
