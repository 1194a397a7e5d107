/** What goes out: views, redirects, files, problems, the record of reads. */
@NullMarked
package org.rawat.web.internal.answer;

import org.jspecify.annotations.NullMarked;
