/** People, their accounts and roles, and the clinic's locations. */
@Export
@Version("1.1.0")
@NullMarked
package org.rawat.identity.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
