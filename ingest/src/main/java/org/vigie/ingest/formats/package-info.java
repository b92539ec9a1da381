/**
 * Reads the elements of RSS, RDF, Atom and JSON Feed, however ill-formed, and builds clean entries
 * from them. ROME and JDOM are used in this package alone; nothing here knows bytes, HTTP or
 * articles.
 */
@NullMarked
package org.vigie.ingest.formats;

import org.jspecify.annotations.NullMarked;
