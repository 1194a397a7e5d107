/** Rows and queries; entities never leave. */
@NullMarked
package org.rawat.appointments.internal.store;

import org.jspecify.annotations.NullMarked;
