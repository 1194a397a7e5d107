/** The commands of the console, scope rawat. */
@NullMarked
package org.rawat.console.internal.commands;

import org.jspecify.annotations.NullMarked;
