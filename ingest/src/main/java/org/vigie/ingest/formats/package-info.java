/**
 * Reads feeds in RSS, RDF, Atom and JSON Feed, even if ill-formed, and makes clean entries. Only
 * this package uses the libraries ROME and JDOM. It must not depend on bytes, HTTP or articles.
 */
@NullMarked
package org.vigie.ingest.formats;

import org.jspecify.annotations.NullMarked;
