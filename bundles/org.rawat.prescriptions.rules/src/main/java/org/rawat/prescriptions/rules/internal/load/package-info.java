/** Reading files of rules. */
@NullMarked
package org.rawat.prescriptions.rules.internal.load;

import org.jspecify.annotations.NullMarked;
