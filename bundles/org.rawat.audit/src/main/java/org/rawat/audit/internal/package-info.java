/** The record's rules: its canonical form, its chain, its one appender. */
@NullMarked
package org.rawat.audit.internal;

import org.jspecify.annotations.NullMarked;
