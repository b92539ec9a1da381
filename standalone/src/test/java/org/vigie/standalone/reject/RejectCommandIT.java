package org.vigie.standalone.reject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.vigie.enrich.watch.WatchPublisher;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.standalone.GrowingFeeds;
import org.vigie.standalone.JavaProcess;
import org.vigie.standalone.cli.Vigie;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.setup.ChosenCluster;

/** {@code vigie reject} beside {@code vigie run}, and between two runs. */
@Execution(ExecutionMode.CONCURRENT)
class RejectCommandIT {
  private static final String FEED = "journal";
  private static final String MILL = "https://journal.example/mill";
  private static final String WATCH =
      """
      watch: river
      organisation: { name: River Trust, domains: [], tags: [us] }
      tags: [{ id: us, name: River Trust, rules: ['"river trust"'] }]
      releases: [{ id: mill, file: releases/mill.en.txt }]
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeConfiguration() throws IOException {
    Files.writeString(folder.resolve("watch.yaml"), WATCH);
    Files.createDirectory(folder.resolve("releases"));
    Files.writeString(
        folder.resolve("releases/mill.en.txt"),
        """
        The mill will turn again

        River Trust will restore the old mill of Allerford and open it to the schools of the valley. The work costs
        46,000 pounds and will take two years.
        """);
    Files.writeString(
        folder.resolve("alerts.yaml"),
        """
        language: en
        channels: { here: { console: true } }
        routes:
          - { match: { pickup: [PARAPHRASE] }, to: [here], groupWait: 0s, groupInterval: 0s }
        """);
  }

  @Test
  void aRunningVigieTakesThePickupBackAndTellsNobodyTwice() throws Exception {
    try (var feeds = new GrowingFeeds()) {
      poll(feeds, "1s");
      addMill(feeds, "mill", "Old mill to be restored for 46,000 pounds");
      Process run = JavaProcess.run(folder, folder.resolve("out"));
      try {
        awaitAlert("Old mill");

        assertThat(reject(MILL)).as(err.toString(UTF_8)).isZero();
        assertThat(lines())
            .containsExactly(
                "changed " + folder.resolve("watch.yaml"),
                "“Old mill to be restored for 46,000 pounds” (Journal): was a paraphrase, tagged us,"
                    + " is a mention, tagged us");

        assertThat(reject("--article", MILL)).as(err.toString(UTF_8)).isZero();
        assertThat(lines().getLast()).endsWith(": was a mention, tagged us, is nothing");

        assertThat(reject("--undo", MILL)).as(err.toString(UTF_8)).isZero();
        assertThat(lines().getLast()).endsWith(": was nothing, is a paraphrase, tagged us");

        addMill(feeds, "trail", "A second mill of 46,000 pounds on the trail");
        awaitAlert("A second mill");
        assertThat(alerts("Old mill")).as("alerts about the first article").isEqualTo(1);
        assertThat(Files.readString(folder.resolve("watch.yaml")))
            .isEqualTo(WATCH + "rejected: []\n");
      } finally {
        run.destroy();
        run.waitFor();
      }
    }
  }

  @Test
  void betweenTwoRunsTheNextRunTakesItBack() throws Exception {
    try (var feeds = new GrowingFeeds()) {
      poll(feeds, "1h");
      addMill(feeds, "mill", "Old mill to be restored for 46,000 pounds");
      runOnce();

      assertThat(reject(MILL)).as(err.toString(UTF_8)).isZero();
      assertThat(lines().getLast())
          .endsWith(": was a paraphrase, tagged us; it changes with the next start of vigie run");
      runOnce();
      assertThat(reject("--article", MILL)).as(err.toString(UTF_8)).isZero();
      assertThat(lines().getLast()).contains(": was a mention, tagged us; it changes");
      runOnce();

      assertThat(reject("--undo", MILL)).as(err.toString(UTF_8)).isZero();
      assertThat(reject("--undo", MILL)).as("again, as after a kill: " + err).isZero();
      assertThat(lines()).singleElement().asString().contains(": was nothing; it changes");
    }
  }

  @Test
  void refusesWhatIsNoPickupAndWhatNobodyFound() throws Exception {
    try (var feeds = new GrowingFeeds()) {
      poll(feeds, "1h");
      feeds.add(FEED, "gala", "River Trust dances", "A gala in the town hall.");
      runOnce();

      assertThat(reject("https://journal.example/gala")).isEqualTo(1);
      assertThat(err.toString(UTF_8))
          .contains("“River Trust dances” (Journal) is no pickup", "add --article");
      assertThat(reject("--undo", "https://journal.example/gala")).isEqualTo(1);
      assertThat(err.toString(UTF_8)).contains("is not rejected in watch.yaml");
      assertThat(reject("https://journal.example/none")).isEqualTo(1);
      assertThat(err.toString(UTF_8)).contains("the watch river has found no article");
      assertThat(Files.readString(folder.resolve("watch.yaml"))).isEqualTo(WATCH);
    }
  }

  @Test
  void twoAtOnceAreBothKept() throws Exception {
    try (var feeds = new GrowingFeeds()) {
      poll(feeds, "1s");
      addMill(feeds, "mill", "Old mill to be restored for 46,000 pounds");
      addMill(feeds, "trail", "A second mill of 46,000 pounds on the trail");
      Process run = JavaProcess.run(folder, folder.resolve("out"));
      try {
        awaitAlert("Old mill");
        awaitAlert("A second mill");

        assertThat(rejectedByTwoAtOnce(List.of())).isEqualTo(2);
        assertThat(rejectedByTwoAtOnce(List.of("--undo"))).isZero();
        assertThat(rejectedByTwoAtOnce(List.of())).isEqualTo(2);
      } finally {
        run.destroy();
        run.waitFor();
      }
    }
  }

  /** Returns the number of rejections after two commands. */
  private int rejectedByTwoAtOnce(List<String> options) throws Exception {
    List<CompletableFuture<Integer>> both =
        Stream.of(MILL, "https://journal.example/trail")
            .map(article -> CompletableFuture.supplyAsync(() -> quietly(options, article)))
            .toList();
    assertThat(both).allSatisfy(one -> assertThat(one.join()).isZero());
    List<String> written = rejected(Configuration.readWatch(folder, List.of()).items());
    try (var chosen = ChosenCluster.of(null, "", folder.resolve("data"))) {
      var publisher = new WatchPublisher(chosen.cluster(), InstantSource.system());
      assertThat(rejected(publisher.active("river"))).hasSameElementsAs(written);
    }
    return written.size();
  }

  private int quietly(List<String> options, String article) {
    List<String> all = new ArrayList<>(List.of("reject", "--config", folder.toString()));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    all.addAll(options);
    all.add(article);
    var ignored = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    return Vigie.line(ignored, ignored).execute(all.toArray(String[]::new));
  }

  private static List<String> rejected(List<WatchItem> items) {
    return items.stream()
        .flatMap(
            item ->
                item instanceof Organisation it ? it.rejected().pickups().stream() : Stream.empty())
        .toList();
  }

  private static void addMill(GrowingFeeds feeds, String id, String title) {
    feeds.add(
        FEED,
        id,
        title,
        "River Trust is going to restore the old mill at Allerford and will open it for schools in"
            + " the valley. The work will cost 46,000 pounds and last two years, the trust said.");
  }

  private void poll(GrowingFeeds feeds, String every) throws IOException {
    Files.writeString(
        folder.resolve("feeds.yaml"),
        """
        defaults: { allowPrivate: true, fullText: false, every: %s }
        outlets:
          - { id: journal, name: Journal, domain: journal.example, language: en, feeds: ["%s"] }
        """
            .formatted(every, feeds.url(FEED)));
  }

  private int reject(String... arguments) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(List.of("reject", "--config", folder.toString()));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    all.addAll(List.of(arguments));
    return Vigie.line(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .execute(all.toArray(String[]::new));
  }

  private List<String> lines() {
    return out.toString(UTF_8).lines().toList();
  }

  private void awaitAlert(String title) {
    await().atMost(Duration.ofSeconds(60)).until(() -> alerts(title) > 0);
  }

  /** Returns how many alerts about an article were printed. */
  private long alerts(String title) throws IOException {
    Path printed = folder.resolve("out");
    return Files.exists(printed)
        ? Files.readString(printed).lines().filter(line -> line.contains("  " + title)).count()
        : 0;
  }

  private void runOnce() throws Exception {
    Path printed = folder.resolve("once");
    int status = JavaProcess.runOnce(folder, printed);
    assertThat(status).as(Files.readString(printed)).isZero();
  }
}
