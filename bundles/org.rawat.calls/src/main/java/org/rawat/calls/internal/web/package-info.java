/** Pages and addresses of calls. */
@NullMarked
package org.rawat.calls.internal.web;

import org.jspecify.annotations.NullMarked;
