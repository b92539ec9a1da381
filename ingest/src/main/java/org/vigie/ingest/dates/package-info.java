/**
 * Reads the dates of feeds in their various forms and in seven languages. Must depend neither on
 * feeds nor on markup or the present time.
 */
@NullMarked
package org.vigie.ingest.dates;

import org.jspecify.annotations.NullMarked;
