/**
 * Words as copies and pickups compare them: {@link org.vigie.enrich.text.Tokens} cuts a string into
 * words without case, accents and punctuation, and remembers where each stood.
 */
@NullMarked
package org.vigie.enrich.text;

import org.jspecify.annotations.NullMarked;
