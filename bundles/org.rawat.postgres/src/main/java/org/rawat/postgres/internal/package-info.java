/** The PostgreSQL that Rawat starts and owns. */
@NullMarked
package org.rawat.postgres.internal;

import org.jspecify.annotations.NullMarked;
