/**
 * The entry point of the parser: decodes the bytes of a body and passes the text to the reader for
 * XML or JSON. Hostile bodies are refused before they take much memory, or given up when they take
 * too long. The package must not depend on polling, articles or the fields of entries.
 */
@NullMarked
package org.vigie.ingest.parse;

import org.jspecify.annotations.NullMarked;
