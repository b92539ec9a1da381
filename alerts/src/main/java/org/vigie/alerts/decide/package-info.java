/**
 * Decides which mentions are sent to which channel and when, and drafts the notifications and
 * digests: values in, values out.
 *
 * <p>It knows no clock, no I/O, no Kafka, no language and no text for people: a {@link
 * org.vigie.alerts.decide.Cause} carries the facts, {@code words} makes sentences of them.
 *
 * <p>A mention takes {@link org.vigie.alerts.decide.Routes}; {@link org.vigie.alerts.decide.Groups}
 * adds it to a {@link org.vigie.alerts.decide.Group} on each channel of these routes, and sends the
 * group's {@link org.vigie.alerts.decide.PendingBatch} when it is due. The state is {@link
 * org.vigie.alerts.decide.StoryGroups} per story, and {@link
 * org.vigie.alerts.decide.ArticleHistory} per article, so that a channel gets an article once.
 */
@NullMarked
package org.vigie.alerts.decide;

import org.jspecify.annotations.NullMarked;
