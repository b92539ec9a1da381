/**
 * The lines of a page in reading order, and what their markup and their links tell about them: a
 * heading, a sentence, a caption, a way to another page.
 */
@NullMarked
package org.vigie.ingest.lines;

import org.jspecify.annotations.NullMarked;
