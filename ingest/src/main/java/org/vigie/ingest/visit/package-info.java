/**
 * Visits the pages of articles while feeds are polled (docs/adr/0028-pages.md). An article whose
 * feed has only a teaser is published at once and queued. {@link
 * org.vigie.ingest.visit.OwnedVisits} belongs to the owner of the feed, whose one thread starts
 * visits and commits what they bring; requests and extraction run on other threads. Must not depend
 * on how feeds are polled.
 */
@NullMarked
package org.vigie.ingest.visit;

import org.jspecify.annotations.NullMarked;
