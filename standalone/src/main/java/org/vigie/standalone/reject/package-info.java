/**
 * The command {@code vigie reject}: takes back what was found wrongly in an article. Start with
 * {@link org.vigie.standalone.reject.RejectCommand}.
 */
@NullMarked
package org.vigie.standalone.reject;

import org.jspecify.annotations.NullMarked;
