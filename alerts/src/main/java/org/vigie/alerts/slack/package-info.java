/**
 * Posts notifications to Slack: with a bot's token ({@link org.vigie.alerts.slack.SlackChannel}) or
 * through an incoming webhook ({@link org.vigie.alerts.slack.WebhookChannel}). This package must
 * not depend on how notifications are decided, queued or repeated.
 *
 * <p>The bot must be invited to the channel and needs these permissions ("scopes"): {@code
 * chat:write}, {@code channels:history} and {@code channels:read}; for private channels {@code
 * groups:history} and {@code groups:read}.
 */
@NullMarked
package org.vigie.alerts.slack;

import org.jspecify.annotations.NullMarked;
