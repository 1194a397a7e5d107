/** Where the record lies. */
@NullMarked
package org.rawat.audit.internal.store;

import org.jspecify.annotations.NullMarked;
