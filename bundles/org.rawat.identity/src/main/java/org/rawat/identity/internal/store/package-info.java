/** People, accounts, sessions and their like in the database. */
@NullMarked
package org.rawat.identity.internal.store;

import org.jspecify.annotations.NullMarked;
