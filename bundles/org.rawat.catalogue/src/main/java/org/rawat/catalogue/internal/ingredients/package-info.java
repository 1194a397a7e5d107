/** What a product is made of: read from what people write, and derived where nobody wrote it. */
@NullMarked
package org.rawat.catalogue.internal.ingredients;

import org.jspecify.annotations.NullMarked;
