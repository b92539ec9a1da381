/**
 * Reads the numbers of texts in all spellings: digits, words, rounded numbers and parts. Start with
 * {@link org.vigie.enrich.numbers.Numbers}. The package must not depend on articles or releases.
 */
@NullMarked
package org.vigie.enrich.numbers;

import org.jspecify.annotations.NullMarked;
