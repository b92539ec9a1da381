/**
 * Decides which mentions are sent to which channel and when, and composes the notifications and
 * digests.
 *
 * <p>This package must not depend on a clock, I/O, Kafka or texts for people. A {@link
 * org.vigie.alerts.decide.Cause} contains the facts, and {@code words} makes sentences from them.
 *
 * <p>{@link org.vigie.alerts.decide.Routes} finds the routes that match a mention. {@link
 * org.vigie.alerts.decide.Groups} adds the mention to a {@link org.vigie.alerts.decide.Group} on
 * each channel of these routes, and sends the group's {@link org.vigie.alerts.decide.PendingBatch}
 * when it is due. The state is one {@link org.vigie.alerts.decide.StoryGroups} for each story, and
 * one {@link org.vigie.alerts.decide.ArticleHistory} for each article.
 */
@NullMarked
package org.vigie.alerts.decide;

import org.jspecify.annotations.NullMarked;
