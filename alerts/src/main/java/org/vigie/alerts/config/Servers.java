package org.vigie.alerts.config;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.settings.Secret;
import org.vigie.settings.YamlMap;

/**
 * The sections {@code slack} and {@code smtp} of {@code alerts.yaml}.
 *
 * @param webhook used by Slack channels without a webhook of their own, if there is no bot
 */
record Servers(SlackConfig slack, @Nullable Secret webhook, @Nullable SmtpConfig smtp) {
  private static final int LAST_PORT = 65_535;

  /** Longest pause between two messages. An estimate: with more, news would be late. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  static Servers read(YamlMap top, Secret.Reader secrets) {
    Optional<YamlMap> slack = top.map("slack");
    var config =
        new SlackConfig(
            slack.map(Servers::baseUrl).orElse(SlackConfig.DEFAULT.baseUrl()),
            secrets.find(slack, "tokenFile", "VIGIE_SLACK_TOKEN"),
            slack.map(Servers::pause).orElse(SlackConfig.PAUSE));
    Secret webhook = secrets.find(slack, "webhookFile", "VIGIE_SLACK_WEBHOOK");
    slack.ifPresent(keys -> checkWebhook(keys, webhook));
    slack.ifPresent(YamlMap::close);
    return new Servers(
        config, webhook, top.map("smtp").map(keys -> smtp(keys, secrets)).orElse(null));
  }

  static void checkWebhook(YamlMap keys, @Nullable Secret webhook) {
    if (webhook != null && !isHttp(webhook.value())) {
      keys.problem("webhookFile", "the webhook is not an http or https address");
    }
  }

  private static URI baseUrl(YamlMap keys) {
    String url = keys.text("baseUrl", SlackConfig.DEFAULT.baseUrl().toString());
    if (isHttp(url)) {
      return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }
    keys.problem("baseUrl", url + " is not an http or https address");
    return SlackConfig.DEFAULT.baseUrl();
  }

  private static Duration pause(YamlMap keys) {
    Duration pause = keys.duration("pause", SlackConfig.PAUSE, Duration.ZERO, LONGEST_PAUSE);
    return pause == null ? SlackConfig.PAUSE : pause;
  }

  private static boolean isHttp(String url) {
    try {
      URI uri = URI.create(url);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return http && uri.getHost() != null && uri.getUserInfo() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static SmtpConfig smtp(YamlMap keys, Secret.Reader secrets) {
    try (keys) {
      String from = keys.text("from");
      if (!from.isEmpty()) {
        addressFault(from).ifPresent(fault -> keys.problem("from", fault));
      }
      String username = keys.optionalText("username").orElse(null);
      Secret password = secrets.find(Optional.of(keys), "passwordFile", "VIGIE_SMTP_PASSWORD");
      if (username != null && password == null) {
        keys.problem("username", "needs a password: passwordFile, or VIGIE_SMTP_PASSWORD");
      }
      if (username == null && keys.has("passwordFile")) {
        keys.problem("passwordFile", "needs a username");
      }
      return new SmtpConfig(
          keys.text("host"),
          keys.number("port", SmtpConfig.PORT, 1, LAST_PORT),
          keys.choice("tls", SmtpConfig.Tls.REQUIRED),
          username,
          username == null ? null : password,
          from);
    }
  }

  /** Returns an address's error, or empty if it is like {@code Press <presse@example.org>}. */
  static Optional<String> addressFault(String text) {
    // why: a line break in the address would begin another SMTP command. The check for non-ASCII
    // letters below has the same reason: a mail library may send only one byte of each letter, and
    // for some letters that byte is a line break (CVE-2025-7962).
    if (text.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("an address has no line breaks or control characters");
    }
    try {
      InternetAddress[] addresses = InternetAddress.parse(text, true);
      if (addresses.length != 1 || addresses[0].isGroup()) {
        return Optional.of(text + " is not one e-mail address");
      }
      String address = addresses[0].getAddress();
      addresses[0].validate();
      if (address.indexOf('@') > 0 && address.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
        return Optional.empty();
      }
    } catch (AddressException e) {
      // why: the return statement below reports this problem.
    }
    return Optional.of(text + " is not an e-mail address such as presse@example.org");
  }
}
