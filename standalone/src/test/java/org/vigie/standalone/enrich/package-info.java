/** Enrich on a real broker. */
@NullMarked
package org.vigie.standalone.enrich;

import org.jspecify.annotations.NullMarked;
