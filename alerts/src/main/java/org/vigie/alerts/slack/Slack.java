package org.vigie.alerts.slack;

import java.time.Duration;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Secret;
import org.vigie.alerts.config.SlackConfig;
import org.vigie.alerts.deliver.Channel;
import org.vigie.alerts.words.Wording;

/** A Slack workspace, whose channels share connections. Close it after the courier. */
public final class Slack implements AutoCloseable {
  private final JsonClient http;
  private final SlackApi api;

  /**
   * @param timeout of one HTTP request
   */
  public Slack(SlackConfig config, Duration timeout) {
    this.http = new JsonClient(timeout);
    this.api = new SlackApi(http, config);
  }

  public Channel channel(ChannelConfig.Slack config, Wording words) {
    Secret webhook = config.webhook();
    return webhook == null
        ? new SlackChannel(config.id(), config.channel(), api, words)
        : new WebhookChannel(config.id(), webhook, http, words);
  }

  @Override
  public void close() {
    http.close();
  }
}
