/**
 * Reads the dates that feeds write, in any of their forms and in seven languages. A date that could
 * mean two days is not read. Nothing here knows feeds, markup or the present time.
 */
@NullMarked
package org.vigie.ingest.dates;

import org.jspecify.annotations.NullMarked;
