/**
 * The library Readability4J's search for the part of a page that holds its article, less eager to
 * throw parts away, and faster.
 */
@NullMarked
package org.vigie.ingest.search;

import org.jspecify.annotations.NullMarked;
