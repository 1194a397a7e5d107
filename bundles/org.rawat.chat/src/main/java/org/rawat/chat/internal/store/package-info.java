/** Rows and queries; nothing of the database leaves. */
@NullMarked
package org.rawat.chat.internal.store;

import org.jspecify.annotations.NullMarked;
