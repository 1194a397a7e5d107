/** The catalogue: its service and its rules. */
@NullMarked
package org.rawat.catalogue.internal;

import org.jspecify.annotations.NullMarked;
