/** What doctors write often. */
@NullMarked
package org.rawat.prescriptions.internal.template;

import org.jspecify.annotations.NullMarked;
