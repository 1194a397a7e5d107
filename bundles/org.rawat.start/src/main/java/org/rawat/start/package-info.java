/**
 * What happens before the container starts. These classes run on the boot class path, outside OSGi:
 * whatever would make Rawat fail later is said here, in one sentence, before anything is touched.
 */
@NullMarked
package org.rawat.start;

import org.jspecify.annotations.NullMarked;
