/**
 * Slack, by a bot's token ({@link org.vigie.alerts.slack.SlackChannel}: threads, edits, settled
 * doubts) or by an incoming webhook ({@link org.vigie.alerts.slack.WebhookChannel}: messages only).
 *
 * <p>The bot needs the scopes {@code chat:write}, {@code channels:history} and {@code
 * channels:read} ({@code groups:…} for private channels), and has to be invited to the channel.
 * {@link org.vigie.alerts.slack.SlackMessage} lays an alert out in blocks within Slack's limits;
 * all text from outside goes through {@link org.vigie.alerts.slack.Mrkdwn}.
 */
@NullMarked
package org.vigie.alerts.slack;

import org.jspecify.annotations.NullMarked;
