/** What is stored of rules. */
@NullMarked
package org.rawat.prescriptions.rules.internal.store;

import org.jspecify.annotations.NullMarked;
