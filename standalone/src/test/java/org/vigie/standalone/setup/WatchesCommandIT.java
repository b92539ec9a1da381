package org.vigie.standalone.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.enrich.watch.WatchPublisher;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;
import org.vigie.standalone.cli.Vigie;
import org.vigie.standalone.process.Configuration;

/** {@code vigie watches} with a configuration folder. */
class WatchesCommandIT {
  private final Cluster cluster = TestBroker.cluster(1);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path dir;

  @Test
  void saysWhichIsTheWatchOfTheFolder() throws Exception {
    Path rivers = twoWatches();

    assertThat(watches("--config", rivers.toString())).isZero();
    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "lakes: Trust, 1 tag, 1 release",
            "rivers: Trust, 1 tag, 1 release; the watch of " + rivers);
    assertThat(err.toString(UTF_8)).isEmpty();

    Path seas = folder("seas");
    assertThat(watches("--config", seas.toString())).isZero();
    assertThat(err.toString(UTF_8))
        .isEqualToIgnoringNewLines("vigie: the watch seas of " + seas + " is not active here");

    assertThat(watches("--config", dir.resolve("none").toString())).isEqualTo(2);
  }

  @Test
  void namesTheFileThatBringsARetiredWatchBack() throws Exception {
    Path rivers = twoWatches();

    assertThat(watches("retire", "rivers", "--config", rivers.toString())).isZero();
    assertThat(out.toString(UTF_8)).startsWith("The watch rivers is retired;");
    assertThat(err.toString(UTF_8))
        .startsWith("vigie: " + rivers.resolve("watch.yaml") + " still has the watch rivers: ");

    assertThat(watches("retire", "lakes", "--config", rivers.toString())).isZero();
    assertThat(err.toString(UTF_8))
        .startsWith("vigie: lakes becomes active again if vigie run or vigie enrich ")
        .contains("watch.yaml");

    assertThat(watches("retire", "lakes")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).startsWith("vigie: there is no active watch lakes");
  }

  /** Publishes two watches, {@code rivers} and {@code lakes}; returns the folder of the first. */
  private Path twoWatches() throws Exception {
    cluster.createTopics();
    Path rivers = folder("rivers");
    var publisher = new WatchPublisher(cluster, InstantSource.system());
    publisher.publish(Configuration.readWatch(rivers, List.of()));
    publisher.publish(Configuration.readWatch(folder("lakes"), List.of()));
    await().until(() -> publisher.list().size() == 2);
    return rivers;
  }

  private Path folder(String watch) throws IOException {
    Path folder = Files.createDirectories(dir.resolve(watch));
    Files.writeString(folder.resolve("release.en.txt"), "Dams\n\nThe dam must go.");
    Files.writeString(
        folder.resolve("watch.yaml"),
        """
        watch: %s
        organisation: { name: Trust, tags: [us] }
        tags: [{ id: us, rules: [exact:Trust] }]
        releases: [{ id: r, file: release.en.txt, published: 2026-03-01 }]
        """
            .formatted(watch));
    return folder;
  }

  private int watches(String... more) {
    out.reset();
    err.reset();
    String[] all =
        Stream.concat(
                Stream.of(
                    "watches",
                    "--kafka",
                    cluster.bootstrap(),
                    "--topic-prefix",
                    cluster.topics().prefix()),
                Stream.of(more))
            .toArray(String[]::new);
    return Vigie.line(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .execute(all);
  }
}
