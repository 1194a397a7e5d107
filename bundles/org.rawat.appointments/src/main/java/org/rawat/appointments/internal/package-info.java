/** Schedules, slots, holds and appointments: the services and their rules. */
@NullMarked
package org.rawat.appointments.internal;

import org.jspecify.annotations.NullMarked;
