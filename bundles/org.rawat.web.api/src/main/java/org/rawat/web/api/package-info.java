/** What a function contributes to the pages: routes with policies, views, navigation, slots. */
@Export
@Version("1.2.0")
@NullMarked
package org.rawat.web.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
