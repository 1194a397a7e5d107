/** A demonstration clinic: invented people, schedules and appointments. */
@NullMarked
package org.rawat.demo.internal;

import org.jspecify.annotations.NullMarked;
