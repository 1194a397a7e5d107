/** Doubles and a real database for the tests of functions and extensions. */
@NullMarked
package org.rawat.sdk.testkit;

import org.jspecify.annotations.NullMarked;
