/**
 * The way in to the parser: decodes the bytes that a server sent and hands them to the reader of
 * their format. Nothing here knows polling, articles or the fields of entries.
 */
@NullMarked
package org.vigie.ingest.parse;

import org.jspecify.annotations.NullMarked;
