package org.vigie.alerts.slack;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.alerts.Golden;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.SlackConfig;
import org.vigie.alerts.words.AlertSamples;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.SlackText;
import org.vigie.settings.Secret;

/** Shows a story with its thread, and a digest, as people see them in Slack. */
class SlackLookTest {
  private final FakeSlack fake = new FakeSlack(InstantSource.fixed(AlertSamples.EIGHT));
  private final Slack slack =
      new Slack(
          new SlackConfig(fake.baseUrl(), new Secret("xoxb-1"), Duration.ZERO),
          Duration.ofSeconds(5));

  @AfterEach
  void close() {
    slack.close();
    fake.close();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aStoryIsClearAtAGlance(Language language) {
    Channel channel = channel(language);
    var first = (Delivered) channel.deliver(AlertSamples.first(), null);
    String alone = SlackText.of(fake.messages(), 90);
    channel.deliver(AlertSamples.followUp(), new Channel.Root(first.ref(), AlertSamples.first()));

    Golden.assertLooksLike(
        "slack." + language.name().toLowerCase(Locale.ROOT) + ".txt",
        alone + "\n" + SlackText.of(fake.messages(), 90));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aParaphraseHasOurSentenceBelowTheArticles(Language language) {
    channel(language).deliver(AlertSamples.paraphrase(), null);

    Golden.assertLooksLike(
        "slack.paraphrase." + language.name().toLowerCase(Locale.ROOT) + ".txt",
        SlackText.of(fake.messages(), 90));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aDigestIsClearAtAGlance(Language language) {
    channel(language).deliver(AlertSamples.digest(), null);
    channel(language).deliver(AlertSamples.emptyDigest(), null);

    Golden.assertLooksLike(
        "slack.digest." + language.name().toLowerCase(Locale.ROOT) + ".txt",
        SlackText.of(fake.messages(), 90));
  }

  private Channel channel(Language language) {
    return slack.channel(
        new ChannelConfig.Slack("presse", language, "#presse", null), AlertSamples.words(language));
  }
}
