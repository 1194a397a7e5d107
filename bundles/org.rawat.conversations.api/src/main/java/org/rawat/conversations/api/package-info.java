/** Conversations of patients and doctors: threads, entries, marks. */
@Export
@Version("1.0.0")
@NullMarked
package org.rawat.conversations.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
