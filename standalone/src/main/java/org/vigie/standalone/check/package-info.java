/**
 * The warnings of {@code vigie check}: what is no mistake, but probably not what was meant. A
 * mistake stops a start; a warning doesn't.
 */
@NullMarked
package org.vigie.standalone.check;

import org.jspecify.annotations.NullMarked;
