/** The pages of conversations. */
@NullMarked
package org.rawat.conversations.internal.web;

import org.jspecify.annotations.NullMarked;
