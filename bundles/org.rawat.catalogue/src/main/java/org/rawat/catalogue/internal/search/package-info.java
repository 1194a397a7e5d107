/** The index in memory from which the type-ahead answers. */
@NullMarked
package org.rawat.catalogue.internal.search;

import org.jspecify.annotations.NullMarked;
