package org.vigie.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.PostedMessage;

/**
 * Kills the whole program at random moments while articles arrive, and restarts it. {@code
 * -Dvigie.kills=20} sets the number of kills; the test prints the seed, and {@code -Dvigie.seed}
 * repeats it.
 */
class KillIT {
  private static final int KILLS = Integer.getInteger("vigie.kills", 5);
  private static final String FEED = "journal";

  /**
   * Maximum time from a start to an alert. On a machine with 15 times its load, a start took 60 s.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  @Test
  void losesNoArticleAndSendsNoAlertTwice() throws Exception {
    long seed = Long.getLong("vigie.seed", System.nanoTime());
    System.out.println("KillIT: " + KILLS + " kills, seed " + seed);
    var random = new Random(seed);
    List<String> titles = new ArrayList<>();
    try (var feeds = new GrowingFeeds();
        var slack = new FakeSlack(InstantSource.system(), "#presse")) {
      configure(feeds, slack);
      for (int kill = 0; kill <= KILLS; kill++) {
        Process vigie = JavaProcess.run(folder, folder.resolve("out"));
        try {
          int already = slack.messages().size();
          for (int i = 0; i < 5; i++) {
            titles.add(publish(feeds, titles.size()));
            Thread.sleep(Duration.ofMillis(random.nextInt(400)));
          }
          if (kill == KILLS) {
            await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sent(slack)).containsAll(titles));
          } else if (random.nextBoolean()) {
            // half of the kills happen while alerts are being sent
            await().atMost(PATIENCE).until(() -> slack.messages().size() > already);
          } else {
            Thread.sleep(Duration.ofMillis(random.nextInt(6_000)));
          }
        } catch (ConditionTimeoutException e) {
          throw new AssertionError("seed %d, kill %d: %s".formatted(seed, kill, output()), e);
        } finally {
          vigie.destroyForcibly().waitFor();
        }
      }

      assertThat(sent(slack)).containsExactlyInAnyOrderElementsOf(titles);
    }
  }

  /** Returns the output of all processes. */
  private String output() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  private static List<String> sent(FakeSlack slack) {
    return slack.messages().stream()
        .map(PostedMessage::text)
        .map(text -> text.replaceAll("(?s).*(Inesia numéro [a-z]+).*", "$1"))
        .toList();
  }

  private static String publish(GrowingFeeds feeds, int number) {
    String name =
        Integer.toString(number + 100)
            .chars()
            .mapToObj(
                digit ->
                    List.of(
                            "zéta", "una", "bor", "ciel", "dune", "elfe", "fond", "gris", "hymne",
                            "ile")
                        .get(digit - '0'))
            .collect(Collectors.joining());
    String letters = name.replaceAll("[^a-z]", "e");
    feeds.add(
        FEED,
        "a" + number,
        "Inesia numéro " + letters,
        IntStream.range(0, 60).mapToObj(i -> letters + i).collect(Collectors.joining(" ")));
    return "Inesia numéro " + letters;
  }

  private void configure(GrowingFeeds feeds, FakeSlack slack) throws IOException {
    Files.writeString(
        folder.resolve("feeds.yaml"),
        """
        defaults: { allowPrivate: true, fullText: false, every: 1s }
        outlets:
          - { id: journal, name: Journal, domain: journal.example, language: fr, feeds: ["%s"] }
        """
            .formatted(feeds.url(FEED)));
    Files.writeString(
        folder.resolve("watch.yaml"),
        """
        watch: test
        organisation: { name: Test, domains: [], tags: [] }
        tags:
          - { id: inesia, name: INESIA, rules: [ { query: inesia } ] }
        """);
    FakeSlack.writeToken(folder.resolve("token"));
    Files.writeString(
        folder.resolve("alerts.yaml"),
        """
        slack: { baseUrl: "%s", tokenFile: token, pause: 0s }
        channels: { presse: { slack: "#presse" } }
        routes: [ { match: { tag: [inesia] }, to: [presse], groupWait: 0 } ]
        """
            .formatted(slack.baseUrl()));
  }
}
