/** The pages of writing. */
@NullMarked
package org.rawat.chat.internal.web;

import org.jspecify.annotations.NullMarked;
