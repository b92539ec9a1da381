/**
 * Who published an article. A feed of an outlet mostly brings that outlet's articles; a search, an
 * aggregator or an alert service brings everybody's. {@link org.vigie.ingest.outlet.Outlets} tells
 * by the entry's link and {@code <source>}, and {@link org.vigie.ingest.outlet.Domains} reduces
 * hosts to the domain that someone registered.
 */
@NullMarked
package org.vigie.ingest.outlet;

import org.jspecify.annotations.NullMarked;
