/** The pages of prescriptions and the same for programs. */
@NullMarked
package org.rawat.prescriptions.internal.web;

import org.jspecify.annotations.NullMarked;
