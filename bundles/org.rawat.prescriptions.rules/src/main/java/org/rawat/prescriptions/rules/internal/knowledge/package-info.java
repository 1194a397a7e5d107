/** What the rules say, ready to be asked. */
@NullMarked
package org.rawat.prescriptions.rules.internal.knowledge;

import org.jspecify.annotations.NullMarked;
