/** Units of work on OpenJPA, Hikari and Flyway. */
@NullMarked
package org.rawat.persistence.internal;

import org.jspecify.annotations.NullMarked;
