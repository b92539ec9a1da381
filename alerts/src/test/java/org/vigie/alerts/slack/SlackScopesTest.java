package org.vigie.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.SlackConfig;
import org.vigie.sandbox.FakeSlack;
import org.vigie.settings.Secret;

class SlackScopesTest {
  private final FakeSlack fake = new FakeSlack(InstantSource.system(), "#presse");

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void namesWhatIsMissingAndWhatItIsFor() {
    fake.allow("chat:write, channels:history,groups:history,groups:read,users:read");

    assertThat(SlackScopes.problems(config(fake.baseUrl(), "xoxb-1", null)))
        .containsExactly(
            "Slack's token lacks the scope channels:read: without it, a public channel is not found"
                + " by its #name");
  }

  @Test
  void saysNothingIfNothingIsMissing() {
    fake.allow("chat:write,channels:history,groups:history,channels:read,groups:read");

    assertThat(SlackScopes.problems(config(fake.baseUrl(), "xoxb-1", null))).isEmpty();
  }

  @Test
  void saysThatTheTokenIsRefused() {
    assertThat(SlackScopes.problems(config(fake.baseUrl(), null, null)))
        .containsExactly("Slack does not accept the token: not_authed");
  }

  @Test
  void saysThatTheAddressIsNotSlacks() {
    URI gone = fake.baseUrl();
    fake.close();

    assertThat(SlackScopes.problems(config(gone, "xoxb-1", null)))
        .containsExactly(gone + " does not answer as Slack does");
  }

  @Test
  void asksNothingForAWebhook() {
    URI gone = fake.baseUrl();
    fake.close();

    assertThat(SlackScopes.problems(config(gone, null, new Secret("http://a.example/hook"))))
        .isEmpty();
  }

  private static AlertsConfig config(URI api, @Nullable String token, @Nullable Secret webhook) {
    return new AlertsConfig(
        Language.FR,
        ZoneOffset.UTC,
        new SlackConfig(api, token == null ? null : new Secret(token), Duration.ZERO),
        null,
        Map.of("presse", new ChannelConfig.Slack("presse", Language.FR, "#presse", webhook)),
        List.of(),
        List.of());
  }
}
