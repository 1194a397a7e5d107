/** Writes the list of a bundle's routes while it is compiled. */
@NullMarked
package org.rawat.sdk.routes;

import org.jspecify.annotations.NullMarked;
