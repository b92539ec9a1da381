/**
 * The entry point of the parser: decodes the bytes that a server sent and passes the text to the
 * reader of its format. Must not depend on polling, articles or the fields of entries.
 */
@NullMarked
package org.vigie.ingest.parse;

import org.jspecify.annotations.NullMarked;
