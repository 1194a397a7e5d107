/** The front door: the one filter and the one servlet through which every request passes. */
@NullMarked
package org.rawat.web.internal;

import org.jspecify.annotations.NullMarked;
