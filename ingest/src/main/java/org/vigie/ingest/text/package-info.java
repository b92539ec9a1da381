/**
 * Converts HTML, escaped HTML or plain text to the plain text of articles. The package must not
 * depend on feeds, entries or dates.
 */
@NullMarked
package org.vigie.ingest.text;

import org.jspecify.annotations.NullMarked;
