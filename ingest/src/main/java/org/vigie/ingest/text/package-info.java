/**
 * Turns HTML, escaped HTML or plain text into clean plain text, as articles carry it. Nothing here
 * knows feeds, entries or dates.
 */
@NullMarked
package org.vigie.ingest.text;

import org.jspecify.annotations.NullMarked;
