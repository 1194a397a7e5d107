/** The catalogue's pages and its type-ahead. */
@NullMarked
package org.rawat.catalogue.internal.web;

import org.jspecify.annotations.NullMarked;
