package org.vigie.alerts.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.settings.Secret;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/** Reads the section {@code channels} of {@code alerts.yaml}. */
record ChannelReader(Servers servers, Secret.Reader secrets, Language language) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  /** A Slack channel's name such as {@code #presse} (Slack allows 80 characters), or its id. */
  private static final Pattern SLACK_CHANNEL =
      Pattern.compile("#[^\\s,#@<>&]{1,80}|[CDGU][A-Z0-9]{5,20}");

  private static final String KINDS =
      "expected one of slack, email, console: true (a name that begins with # needs quotes)";

  /** Returns channels by id, in the order of the file. The caller may add channels to the map. */
  Map<String, ChannelConfig> read(YamlMap top) {
    Map<String, ChannelConfig> channels = new LinkedHashMap<>();
    top.map("channels").ifPresent(all -> all.keys().forEach(id -> read(all, id, channels)));
    return channels;
  }

  private void read(YamlMap all, String id, Map<String, ChannelConfig> channels) {
    if (!ID.matcher(id).matches()) {
      all.problem(id, "the name of a channel has letters, digits, - and _ only");
    }
    if (!all.has(id)) {
      all.problem(id, KINDS);
    }
    all.map(id).flatMap(keys -> channel(id, keys)).ifPresent(made -> channels.put(id, made));
  }

  /** Reads a channel. Reports a problem if it isn't exactly one of Slack, mail and console. */
  private Optional<ChannelConfig> channel(String id, YamlMap keys) {
    try (keys) {
      Language own = keys.choice("language", language);
      Optional<YamlValue> slack = keys.value("slack");
      Optional<YamlValue> email = keys.value("email");
      boolean console = keys.flag("console", false);
      if ((slack.isPresent() ? 1 : 0) + (email.isPresent() ? 1 : 0) + (console ? 1 : 0) != 1) {
        keys.problem("slack", KINDS);
        return Optional.empty();
      }
      if (console) {
        return Optional.of(new ChannelConfig.Console(id, own));
      }
      return slack
          .map(value -> slack(id, own, keys, value))
          .or(() -> email.map(value -> email(id, own, keys, value)));
    }
  }

  private ChannelConfig slack(String id, Language own, YamlMap keys, YamlValue value) {
    String name = value.text().orElse("");
    if (!SLACK_CHANNEL.matcher(name).matches()) {
      value.problem(name + " is neither a channel such as \"#presse\" nor a channel's id");
    }
    Secret webhook = webhook(keys);
    if (webhook == null && servers.slack().token() == null && !keys.has("webhookFile")) {
      value.problem(
          "Slack needs a bot's token (slack.tokenFile or VIGIE_SLACK_TOKEN) or a webhook"
              + " (webhookFile or VIGIE_SLACK_WEBHOOK)");
    }
    return new ChannelConfig.Slack(id, own, name, webhook);
  }

  /** Returns the channel's own webhook, else the workspace's if no bot is configured, else null. */
  private @Nullable Secret webhook(YamlMap keys) {
    Secret own = secrets.fromFile(keys, "webhookFile");
    Servers.checkWebhook(keys, own);
    return own != null || servers.slack().token() != null ? own : servers.webhook();
  }

  private ChannelConfig email(String id, Language own, YamlMap keys, YamlValue value) {
    List<String> to = keys.texts("email");
    if (to.isEmpty()) {
      value.problem("expected one or more addresses");
    }
    to.forEach(address -> Servers.addressFault(address).ifPresent(value::problem));
    if (servers.smtp() == null) {
      value.problem("e-mail needs a server: smtp with host and from");
    }
    return new ChannelConfig.Email(id, own, to);
  }
}
