/** Pages of appointments and schedules. */
@NullMarked
package org.rawat.appointments.internal.web;

import org.jspecify.annotations.NullMarked;
