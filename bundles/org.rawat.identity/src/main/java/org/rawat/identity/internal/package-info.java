/** What identity decides: who somebody is, how they sign in, and what they may be. */
@NullMarked
package org.rawat.identity.internal;

import org.jspecify.annotations.NullMarked;
