/** The record's pages. */
@NullMarked
package org.rawat.audit.internal.web;

import org.jspecify.annotations.NullMarked;
