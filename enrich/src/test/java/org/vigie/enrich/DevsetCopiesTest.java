package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.config.GivenReleases;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.events.Article;
import org.vigie.settings.Problems;
import tools.jackson.databind.JsonNode;

/** Finds copies and stories of the labelled articles with the watch in {@code config/}. */
class DevsetCopiesTest {
  private static List<Article> articles = List.of();
  private static Map<String, JsonNode> labels = Map.of();
  private static Map<String, MatchSession.Result> results = Map.of();

  @BeforeAll
  static void readTheArticles() {
    Path shared = Devset.shared().orElse(null);
    assumeTrue(shared != null, "skipped: there is no folder ../shared with labelled articles");
    articles = Devset.articles(shared);
    labels = Devset.labels(shared);
    results = results(articles, config(shared));
  }

  @Test
  void copiesAreFoundAndNothingElseIsOne() {
    Set<Set<String>> wanted =
        pairs(id -> Objects.requireNonNull(labels.get(id)).path("copyCluster").asString(""));
    Set<Set<String>> found =
        pairs(
            id -> {
              String original = Objects.requireNonNull(results.get(id)).copyOf();
              return original == null ? id : original;
            });
    var right = new HashSet<>(found);
    right.retainAll(wanted);
    double f1 = 2.0 * right.size() / (found.size() + wanted.size());
    var missing = new HashSet<>(wanted);
    missing.removeAll(found);
    found.removeAll(wanted);
    assertThat(f1).as("missing %s, wrong %s", missing, found).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void orderInWhichArticlesAreGivenMakesNoDifference() {
    Path shared = Devset.shared().orElseThrow();
    List<Article> reversed = articles.reversed();
    assertThat(results(reversed, config(shared))).isEqualTo(results);
  }

  @Test
  void storiesAreFewerThanArticlesAndKeepCopiesTogether() {
    List<MatchSession.Result> told =
        results.values().stream().filter(result -> result.story() != null).toList();
    Map<String, List<String>> stories =
        told.stream()
            .collect(
                Collectors.groupingBy(
                    MatchSession.Result::story,
                    Collectors.mapping(MatchSession.Result::id, Collectors.toList())));
    assertThat(stories).hasSizeLessThan(told.size() - 10);
  }

  private static WatchConfig config(Path shared) {
    var problems = new Problems();
    WatchConfig config = WatchFile.read(Path.of("../config"), problems).orElseThrow();
    Path release = shared.resolve("release");
    return GivenReleases.replace(
        config,
        List.of(
            release.resolve("2025-02-12-sommet.fr.txt"),
            release.resolve("2025-02-12-sommet.en.txt")),
        problems);
  }

  private static Map<String, MatchSession.Result> results(
      List<Article> articles, WatchConfig config) {
    var session = new MatchSession(config);
    articles.forEach(session::add);
    var byId = new HashMap<String, MatchSession.Result>();
    session.results().forEach(result -> byId.put(result.id(), result));
    return byId;
  }

  /** Pairs of labelled articles in the same group. An empty group name means no group. */
  private static Set<Set<String>> pairs(Function<String, String> group) {
    List<String> tagged =
        labels.values().stream()
            .filter(label -> !label.path("tags").isEmpty())
            .map(label -> label.path("id").asString())
            .toList();
    var pairs = new HashSet<Set<String>>();
    for (String one : tagged) {
      for (String other : tagged) {
        if (!one.equals(other)
            && !group.apply(one).isEmpty()
            && group.apply(one).equals(group.apply(other))) {
          pairs.add(Set.of(one, other));
        }
      }
    }
    return pairs;
  }
}
