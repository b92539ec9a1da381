/**
 * Serves the page, its API and live updates over HTTP. A {@link org.vigie.kafka.Follower} reads the
 * topics from the beginning and applies each record to {@link org.vigie.dashboard.TopicsView};
 * {@link org.vigie.dashboard.RequestHandler} answers requests from that view.
 *
 * <p>The package must not depend on any other service or write to any topic.
 */
@NullMarked
package org.vigie.dashboard;

import org.jspecify.annotations.NullMarked;
