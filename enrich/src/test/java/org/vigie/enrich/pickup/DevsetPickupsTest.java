package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vigie.enrich.Devset;
import org.vigie.enrich.config.GivenReleases;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.enrich.match.Matcher;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.Problems;
import tools.jackson.databind.JsonNode;

/** Finds the pickups of labelled articles with the example watch and a real release. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DevsetPickupsTest {
  private static final double MACRO_F1 = 0.95;
  private static final double ALERT_PRECISION = 0.95;
  private static final double ALERT_RECALL = 0.95;
  private static final String NONE = "NONE";
  private static final Set<String> ALERTS = Set.of("REPRINT", "QUOTE", "PARAPHRASE");

  private @Nullable Path shared;
  private Matcher matcher = new Matcher(List.of());
  private Releases releases = new Releases(ReleaseSamples.CESIA, List.of());

  @BeforeAll
  void read() {
    shared = Devset.shared().orElse(null);
    assumeTrue(
        shared != null, "SKIPPED: no folder shared/ beside the project; set -Dvigie.shared=DIR");
    Problems problems = new Problems();
    WatchConfig config = WatchFile.read(Path.of("..", "config"), problems).orElseThrow();
    Path folder = shared.resolve("release");
    List<Path> files =
        List.of(
            folder.resolve("2025-02-12-sommet.fr.txt"), folder.resolve("2025-02-12-sommet.en.txt"));
    WatchConfig real = GivenReleases.replace(config, files, problems);
    assertThat(problems.all()).isEmpty();
    matcher = new Matcher(real.tags());
    List<TagRules> messages = real.tags().stream().filter(TagRules::message).toList();
    releases = new Releases(real.organisation(), real.releases(), messages);
  }

  @Test
  void agreesWithPeopleOnTheKindOfPickup() {
    List<String> wrong = new ArrayList<>();
    Map<String, KindScore> kinds = new TreeMap<>();
    KindScore alerts = new KindScore();
    Map<String, JsonNode> labels = Devset.labels(folder());
    for (Article article : Devset.articles(folder())) {
      String wanted = Objects.requireNonNull(labels.get(article.id())).path("pickup").asString();
      String got = kind(article);
      if (!wanted.equals(got)) {
        wrong.add(article.id() + " " + wanted + " not " + got);
      }
      for (String kind : List.of("REPRINT", "QUOTE", "PARAPHRASE", "MENTION", NONE)) {
        kinds
            .computeIfAbsent(kind, _ -> new KindScore())
            .add(wanted.equals(kind), got.equals(kind));
      }
      alerts.add(ALERTS.contains(wanted), ALERTS.contains(got));
    }
    double macro = kinds.values().stream().mapToDouble(KindScore::f1).average().orElse(0);
    assertThat(labels).hasSize(80);
    assertThat(macro).as("macro F1; %s", wrong).isGreaterThanOrEqualTo(MACRO_F1);
    assertThat(alerts.precision()).as("%s", wrong).isGreaterThanOrEqualTo(ALERT_PRECISION);
    assertThat(alerts.recall()).as("%s", wrong).isGreaterThanOrEqualTo(ALERT_RECALL);
  }

  @Test
  void picksNothingUpFromUnrelatedNews() throws IOException {
    Path file = folder().resolve("corpora/french-dispatches/dispatches.txt");
    String[] dispatches = Files.readString(file).split("(?m)^\\.T ");
    assertThat(dispatches).hasSizeGreaterThan(500);
    for (String dispatch : dispatches) {
      assertThat(kind(ReleaseSamples.article("", dispatch))).isEqualTo(NONE);
    }
  }

  private String kind(Article article) {
    Pickup pickup = releases.pickup(article, matcher.match(article));
    return pickup == null ? NONE : pickup.kind().name();
  }

  private Path folder() {
    return Objects.requireNonNull(shared);
  }

  private static final class KindScore {
    private int right;
    private int tooMany;
    private int missed;

    void add(boolean wanted, boolean got) {
      right += wanted && got ? 1 : 0;
      tooMany += !wanted && got ? 1 : 0;
      missed += wanted && !got ? 1 : 0;
    }

    double precision() {
      return right / (double) Math.max(1, right + tooMany);
    }

    double recall() {
      return right / (double) Math.max(1, right + missed);
    }

    double f1() {
      return 2.0 * right / Math.max(1, 2 * right + tooMany + missed);
    }
  }
}
