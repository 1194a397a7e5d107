/** The front door's own pages. */
@NullMarked
package org.rawat.web.internal.own;

import org.jspecify.annotations.NullMarked;
