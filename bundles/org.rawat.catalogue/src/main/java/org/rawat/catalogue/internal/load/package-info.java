/** Reading files of products as they are in the world. */
@NullMarked
package org.rawat.catalogue.internal.load;

import org.jspecify.annotations.NullMarked;
