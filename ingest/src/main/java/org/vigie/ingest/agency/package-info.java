/**
 * Reads the formats of news agencies: IPTC ninjs 1, 2 and 3 (JSON) and NewsML-G2 (XML). Both give
 * items with an id and a version. Of several versions in one document, only the newest is an entry.
 * An item that is embargoed, withheld or cancelled says so in its {@link
 * org.vigie.ingest.formats.FeedEntry.Version}.
 */
@NullMarked
package org.vigie.ingest.agency;

import org.jspecify.annotations.NullMarked;
