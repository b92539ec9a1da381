package org.vigie.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.dashboard.Dashboard;
import org.vigie.events.ChannelState.State;
import org.vigie.events.Notification.Attempt;
import org.vigie.events.topics.Topics;
import org.vigie.health.Health;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.broker.EmbeddedBroker;
import org.vigie.standalone.dashboard.Browser.Visitor;

/** What the page says, in a real browser, while a person has to mend something. */
class TroublePageIT {
  private static final Visitor FRENCH = new Visitor("fr-FR", "light", 1280);
  private static final Visitor ENGLISH = new Visitor("en-GB", "light", 1280);
  private static final Duration SOON = Duration.ofSeconds(30);

  private static Browser browser;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    browser = Browser.start();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void namesABlockedChannelUntilItIsMended() throws Exception {
    try (var newsroom = Newsroom.open(folder)) {
      newsroom.channel("presse", State.BLOCKED, "chat.postMessage: not_in_channel", 3);
      browser.open(newsroom.page(), FRENCH);
      soon(() -> assertThat(browser.texts("#alarms li")).hasSize(1));
      assertThat(browser.text("#alarms"))
          .startsWith("Le canal « presse » refuse toutes les alertes depuis le ")
          .contains("Vigie n'est pas membre de ce canal Slack", "not_in_channel")
          .contains("3 alertes attendent.", "Prévenez la personne qui gère Vigie : ");
      assertThat(browser.text("#to-do")).doesNotContain("Rien n'attend");

      newsroom.channel("presse", State.AWAY, "HTTP 503", 1);
      browser.open(newsroom.page(), ENGLISH);
      soon(() -> assertThat(browser.text("#alarms")).contains("has not answered since"));
      assertThat(browser.text("#alarms")).contains("1 alert is waiting.", "nothing to do");

      newsroom.channel("presse", State.OK, null, 0);
      soon(() -> assertThat(browser.all("#alarms li")).isEmpty());
      assertThat(browser.text("#to-do")).contains("Nothing is waiting");
      assertNoScriptFailed();
    }
  }

  @Test
  void showsADoubtfulMailInShortAndWithItsStory() throws Exception {
    try (var newsroom = Newsroom.open(folder)) {
      newsroom.publish("a", "gazette", "Entretien avec le CeSIA", "Deux questions au CeSIA.");
      String story = newsroom.story("Entretien avec le CeSIA");
      var twice = new Attempt(Instant.now(), "sent twice: SMTP 451", List.of("anna@example.org"));
      newsroom.mail("m1", "direction", story, twice);

      browser.open(newsroom.page(), FRENCH);

      soon(() -> assertThat(browser.texts("#to-do > li")).hasSize(2));
      assertThat(browser.text("#to-do"))
          .contains("1 alerte n'est peut-être pas arrivée, ou est arrivée deux fois")
          .contains("Vigie a donc renvoyé l'alerte (sent twice: SMTP 451)")
          .contains("1 courriel n'est pas arrivé chez tout le monde")
          .contains("anna@example.org");
      assertThat(browser.texts("#ours .problem"))
          .hasSize(2)
          .contains(
              "Alerte vers « direction » : le serveur de courrier a refusé anna@example.org.");

      newsroom.mail("m1", "direction", story, null);
      soon(() -> assertThat(browser.all(".problem")).isEmpty());
      assertThat(browser.text("#to-do")).contains("Rien n'attend : 1 alerte envoyée");
      assertNoScriptFailed();
    }
  }

  @Test
  void saysWhatQuietHoursHoldAndWhenItIsSent() throws Exception {
    try (var newsroom = Newsroom.open(folder)) {
      newsroom.publish("a", "gazette", "مركز CeSIA في باريس", "Deux questions au CeSIA.");
      String story = newsroom.story("مركز CeSIA في باريس");
      newsroom.held("h1", "presse", story, Instant.parse("2030-01-02T06:00:00Z"));
      newsroom.held("h2", "equipe", story, Instant.parse("2030-01-02T06:00:00Z"));

      browser.open(newsroom.page(), ENGLISH);

      soon(() -> assertThat(browser.texts("#ours .held")).hasSize(1));
      assertThat(browser.text("#ours .held"))
          .startsWith("Alert held by quiet hours: found ")
          .endsWith(", to be sent 2 Jan, 07:00 (equipe, presse).");
      assertThat(browser.texts("#to-do > li"))
          .containsExactly("2 alerts about 1 story held until quiet hours end.");
      assertThat(browser.value("getComputedStyle(document.querySelector('#ours a')).direction"))
          .as("a title in Arabic is written from right to left")
          .isEqualTo("rtl");
      assertNoScriptFailed();
    }
  }

  @Test
  void saysThatItsFiguresMayBeOldWhileKafkaIsGone() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(folder);
    var cluster = new Cluster(broker.bootstrap(), new Topics("", 1));
    cluster.createTopics();
    var clock = InstantSource.system();
    var listen = new InetSocketAddress("127.0.0.1", 0);
    try (var health = new Health(clock);
        var dashboard = new Dashboard(cluster, listen, null, clock, () -> "", health)) {
      dashboard.start();
      browser.open(dashboard.url(), FRENCH);
      soon(() -> assertThat(browser.text("#as-of")).startsWith("À jour au"));
      soon(() -> assertThat(browser.text("#lost")).isEmpty());

      broker.close();

      soon(() -> assertThat(browser.text("#lost")).startsWith("Vigie ne reçoit plus rien depuis"));
      assertThat(browser.text("#lost")).contains("ces chiffres peuvent être périmés");

      try (var _ = EmbeddedBroker.start(folder)) {
        soon(() -> assertThat(browser.text("#lost")).isEmpty());
      }
    }
    assertNoScriptFailed();
  }

  /** A dashboard that ends leaves other errors in the console: the page loses its connection. */
  private static void assertNoScriptFailed() {
    assertThat(browser.errors()).noneMatch(error -> error.contains("Uncaught"));
  }

  private static void soon(ThrowingRunnable holds) {
    await().atMost(SOON).untilAsserted(holds);
  }
}
