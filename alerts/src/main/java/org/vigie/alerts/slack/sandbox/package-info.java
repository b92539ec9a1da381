/**
 * A Slack on this machine, for the demo, the tests and the bench: no token and no network needed.
 *
 * <p>{@link org.vigie.alerts.slack.sandbox.FakeSlack} answers the few methods that alerts use as
 * Slack documents them, keeps what was posted, and can misbehave in the ways that matter: slow
 * down, fail, or take a message and never answer. {@link org.vigie.alerts.slack.sandbox.SlackText}
 * shows a message as text, about as it would look in Slack.
 */
@NullMarked
package org.vigie.alerts.slack.sandbox;

import org.jspecify.annotations.NullMarked;
