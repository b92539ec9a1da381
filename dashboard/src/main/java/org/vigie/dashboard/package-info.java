/**
 * The page, its API and live updates. Reads topics only: a {@link org.vigie.kafka.Follower} follows
 * them from the beginning and applies each record to the {@link org.vigie.dashboard.Board}, what is
 * known now; {@link org.vigie.dashboard.Dashboard} serves it over HTTP.
 */
@NullMarked
package org.vigie.dashboard;

import org.jspecify.annotations.NullMarked;
