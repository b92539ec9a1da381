package org.vigie.enrich.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vigie.enrich.Devset;
import org.vigie.enrich.match.Articles;
import org.vigie.enrich.match.Matcher;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.Problems;
import tools.jackson.databind.JsonNode;

/** Finds the tags of labelled articles with the example watch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DevsetTagsTest {
  private static final double MACRO_F1 = 0.96;
  private static final double EACH = 0.85;

  private final Optional<Path> shared = Devset.shared();
  private final List<String> tagIds = new ArrayList<>();
  private Matcher matcher = new Matcher(List.of());

  @BeforeAll
  void readWatch() {
    assumeTrue(
        shared.isPresent(),
        "SKIPPED: no folder shared/ beside the project; set -Dvigie.shared=DIR");
    WatchConfig config = WatchFile.read(Path.of("..", "config"), new Problems()).orElseThrow();
    List<TagRules> tags = config.tags().stream().filter(tag -> !tag.message()).toList();
    tags.forEach(tag -> tagIds.add(tag.id()));
    matcher = new Matcher(tags);
  }

  @Test
  void findsTheTagsThatPeopleFound() {
    Map<String, Set<String>> found = new HashMap<>();
    for (Article article : Devset.articles(shared.orElseThrow())) {
      Set<String> tags = new HashSet<>();
      matcher.match(article).forEach(tag -> tags.add(tag.tag()));
      found.put(article.id(), tags);
    }
    Map<String, JsonNode> labels = Devset.labels(shared.orElseThrow());

    double sum = 0;
    for (String tag : tagIds) {
      TagScore score = score(tag, labels, found);
      assertThat(score.precision()).as("precision of %s", tag).isGreaterThanOrEqualTo(EACH);
      assertThat(score.recall()).as("recall of %s", tag).isGreaterThanOrEqualTo(EACH);
      sum += score.f1();
    }
    assertThat(labels).hasSize(80);
    assertThat(sum / tagIds.size()).as("macro F1").isGreaterThanOrEqualTo(MACRO_F1);
  }

  @Test
  void findsNothingInUnrelatedNews() throws IOException {
    Path file = shared.orElseThrow().resolve("corpora/french-dispatches/dispatches.txt");
    String[] dispatches = Files.readString(file).split("(?m)^\\.N ");
    List<Tag> tags = new ArrayList<>();
    for (String dispatch : dispatches) {
      int text = dispatch.indexOf(".T ");
      if (text >= 0) {
        tags.addAll(matcher.match(Articles.article("", "", dispatch.substring(text + 3))));
      }
    }

    assertThat(dispatches).hasSizeGreaterThan(500);
    assertThat(tags).isEmpty();
  }

  private record TagScore(int right, int tooMany, int missed) {
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

  private static TagScore score(
      String tag, Map<String, JsonNode> labels, Map<String, Set<String>> found) {
    int right = 0;
    int tooMany = 0;
    int missed = 0;
    for (Map.Entry<String, JsonNode> label : labels.entrySet()) {
      boolean wanted = label.getValue().path("tags").toString().contains('"' + tag + '"');
      boolean got = found.getOrDefault(label.getKey(), Set.of()).contains(tag);
      right += wanted && got ? 1 : 0;
      tooMany += got && !wanted ? 1 : 0;
      missed += wanted && !got ? 1 : 0;
    }
    return new TagScore(right, tooMany, missed);
  }
}
