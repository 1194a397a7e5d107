/** What pages are made of: templates, messages, assets, menus, slots. */
@NullMarked
package org.rawat.web.internal.page;

import org.jspecify.annotations.NullMarked;
