/**
 * Decides what to tell whom and when: values in, values out; no clock, no I/O, no Kafka.
 *
 * <p>A mention takes {@link org.vigie.alerts.decide.Routes}; on each of a route's channels it joins
 * the group of its story ({@link org.vigie.alerts.decide.Groups}). The group waits ({@code
 * groupWait} before a story's first message, {@code groupInterval} between two), holds back in
 * {@link org.vigie.alerts.decide.QuietHours}, and then becomes one notification that says {@link
 * org.vigie.alerts.decide.Why}. State is {@link org.vigie.alerts.decide.StoryGroups} per story, and
 * {@link org.vigie.alerts.decide.Told} per article, which keeps anything from being told twice.
 *
 * <p>{@link org.vigie.alerts.decide.Digests} sum up what came between two {@link
 * org.vigie.alerts.decide.Edition}s, whatever routes made of it. Both follow from one
 * configuration: a {@link org.vigie.alerts.decide.Policy}, which another may replace at any time.
 */
@NullMarked
package org.vigie.alerts.decide;

import org.jspecify.annotations.NullMarked;
