/** What comes in: addresses, cookies, tokens, bodies. */
@NullMarked
package org.rawat.web.internal.request;

import org.jspecify.annotations.NullMarked;
