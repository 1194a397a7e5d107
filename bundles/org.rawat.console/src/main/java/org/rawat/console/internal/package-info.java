/** What clinic IT installs and removes, and how it is. */
@NullMarked
package org.rawat.console.internal;

import org.jspecify.annotations.NullMarked;
