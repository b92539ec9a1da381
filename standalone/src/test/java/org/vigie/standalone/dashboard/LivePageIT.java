package org.vigie.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.vigie.dashboard.Dashboard;
import org.vigie.events.FeedState.Failure;
import org.vigie.events.FeedState.Reason;
import org.vigie.health.Health;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;
import org.vigie.standalone.dashboard.Browser.Visitor;

/** How the page follows changes and clicks, in a real browser. */
class LivePageIT {
  private static final Visitor ENGLISH = new Visitor("en-GB", "light", 1280);

  /** Longer than the page waits before it connects again. */
  private static final Duration SOON = Duration.ofSeconds(60);

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
  void connectsAgainAfterTheServerRefusedIt() throws Exception {
    try (var newsroom = Newsroom.open(folder)) {
      HttpClient others = occupyLive(newsroom.page());
      browser.open(newsroom.page(), ENGLISH);
      soon(() -> assertThat(browser.errors()).anyMatch(error -> error.contains("503")));

      others.shutdownNow();
      newsroom.publish("later", "dernier", "L'INESIA recrute", "L'INESIA, encore.");

      soon(() -> assertThat(browser.texts("#others h3")).contains("L'INESIA recrute"));
      soon(() -> assertThat(browser.text("#lost")).isEmpty());
    }
  }

  @Test
  void keepsFocusInAListThatDoesNotChange() throws Exception {
    try (var newsroom = Newsroom.open(folder)) {
      newsroom.feed("courrier", new Failure(Reason.HTTP_STATUS, "503"));
      newsroom.publish("named", "courrier", "Entretien avec le CeSIA", "Deux questions au CeSIA.");
      newsroom.story("Entretien avec le CeSIA");
      browser.open(newsroom.page(), ENGLISH);
      soon(() -> assertThat(browser.all("#ours h3 a")).hasSize(1));
      soon(() -> assertThat(browser.all("#to-do a")).hasSize(1));
      browser.value("document.querySelector('#ours h3 a').focus() ?? 1");
      browser.value("(window.waiting = document.querySelector('#to-do a')).isConnected");

      newsroom.publish("later", "dernier", "L'INESIA recrute", "L'INESIA, encore.");

      soon(() -> assertThat(browser.texts("#others h3")).contains("L'INESIA recrute"));
      assertThat(browser.value("document.activeElement.matches('#ours h3 a')")).isEqualTo(true);
      assertThat(browser.value("window.waiting.isConnected")).isEqualTo(true);
    }
  }

  @Test
  void saysWhenTheVisitorNeedsTheAddressAgain() throws Exception {
    Cluster cluster = TestBroker.cluster(1);
    cluster.createTopics();
    var clock = InstantSource.system();
    var listen = new InetSocketAddress("127.0.0.1", 0);
    try (var health = new Health(clock);
        var dashboard = new Dashboard(cluster, listen, "secret", clock, () -> "", health)) {
      dashboard.start();
      browser.open(dashboard.url(), ENGLISH);
      soon(() -> assertThat(browser.text("#as-of")).startsWith("As of"));

      browser.forgetCookies();
      browser.value("document.querySelector('#days').dispatchEvent(new Event('change'))");

      soon(() -> assertThat(browser.text("#lost")).contains("Open the address"));
    }
  }

  @Test
  void theLinkToReviewGoesToAParaphraseThatIsNotShownAtFirst() throws Exception {
    try (var newsroom = Newsroom.open(folder)) {
      newsroom.publish(
          "p",
          "gazette",
          "Qui surveille les machines ?",
          "Pour le CeSIA, l'institut qui doit évaluer les modèles a besoin d'un budget, de"
              + " chercheurs et du droit d'interdire qu'un modèle arrive sur le marché.",
          Duration.ofMinutes(50));
      for (String subject : List.of("verger", "tournoi", "concert", "atelier", "salon", "repas")) {
        String text = "Voisins et passants ont admiré ce " + subject + " dimanche.";
        newsroom.publish(subject, "phare", "Le CeSIA fête son " + subject, text);
      }
      browser.open(newsroom.page(), ENGLISH);
      soon(() -> assertThat(browser.texts("#ours .more")).containsExactly("See the next one"));
      assertThat(browser.text("#to-do")).startsWith("1 paraphrase to review");
      assertThat(browser.all("#ours .PARAPHRASE")).isEmpty();

      browser.value("document.querySelector('#to-do a').focus() ?? 1");
      browser.press(Keys.ENTER);

      assertThat(browser.value("document.activeElement.innerText"))
          .isEqualTo("Qui surveille les machines ?");
    }
  }

  /** Opens as many connections as the dashboard allows, so that it refuses the next one. */
  private static HttpClient occupyLive(String page) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(page + "api/live")).build();
    var client = HttpClient.newHttpClient();
    while (client.send(request, BodyHandlers.ofInputStream()).statusCode() == 200) {
      // The connection stays open.
    }
    return client;
  }

  private static void soon(ThrowingRunnable holds) {
    await().atMost(SOON).untilAsserted(holds);
  }
}
