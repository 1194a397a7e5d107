/** Servers that help browsers find a way to each other, and credentials for them. */
@NullMarked
package org.rawat.calls.internal.ice;

import org.jspecify.annotations.NullMarked;
