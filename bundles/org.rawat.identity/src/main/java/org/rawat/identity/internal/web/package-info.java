/** The pages of people, sign-in and administration. */
@NullMarked
package org.rawat.identity.internal.web;

import org.jspecify.annotations.NullMarked;
