/**
 * The parts of a medicine as JSON, written by hand: the same form stands in the items' rows and in
 * the canonical text of what is signed, so it may grow but never change.
 */
@NullMarked
package org.rawat.prescriptions.internal.json;

import org.jspecify.annotations.NullMarked;
