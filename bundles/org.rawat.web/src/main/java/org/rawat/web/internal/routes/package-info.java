/** The live route table, and the application behind each function's routes. */
@NullMarked
package org.rawat.web.internal.routes;

import org.jspecify.annotations.NullMarked;
