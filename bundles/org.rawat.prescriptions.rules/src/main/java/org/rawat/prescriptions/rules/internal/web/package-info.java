/** The pages of rules. */
@NullMarked
package org.rawat.prescriptions.rules.internal.web;

import org.jspecify.annotations.NullMarked;
