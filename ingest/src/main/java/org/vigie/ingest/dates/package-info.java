/**
 * Reads the dates in feeds, in their various formats and in seven languages. The package must not
 * depend on feeds, markup or the current time.
 */
@NullMarked
package org.vigie.ingest.dates;

import org.jspecify.annotations.NullMarked;
