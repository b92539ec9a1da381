/** The ingest service on a real broker, with feeds on loopback. */
@NullMarked
package org.vigie.standalone.ingest;

import org.jspecify.annotations.NullMarked;
