/** The door, the tickets' route, what stands on every page. */
@NullMarked
package org.rawat.realtime.internal.web;

import org.jspecify.annotations.NullMarked;
