package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.enrich.match.Matcher;
import org.vigie.enrich.points.Comparison;
import org.vigie.enrich.points.Point;
import org.vigie.enrich.points.Points;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.text.Sentences;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.Problems;

/** The sample release of the example watch. */
class SampleReleaseTest {
  /** Weight from which on a sentence of ours restates a point. */
  private static final double TELLING = 1.3;

  private final WatchConfig config =
      WatchFile.read(Path.of("..", "config"), new Problems()).orElseThrow();
  private final Release release = config.releases().getFirst();

  @Test
  void makesEachOfItsPointsInEachLanguage() {
    assertThat(release.texts()).extracting(ReleaseText::language).containsExactly("fr", "en");
    var matcher = new Matcher(config.tags());
    List<TagRules> messages = config.tags().stream().filter(TagRules::message).toList();
    var points = new Points(config.organisation(), config.releases(), messages);
    for (ReleaseText text : release.texts()) {
      Article article = article(text);
      Set<String> found = new TreeSet<>();
      matcher.match(article).forEach(tag -> found.add(tag.tag()));
      Comparison comparison = compare(points, article);
      messages.stream()
          .map(TagRules::id)
          .filter(
              id ->
                  comparison.restatements(List.of(Point.message(id))).stream()
                      .anyMatch(it -> it.weight() >= TELLING))
          .forEach(found::add);
      assertThat(found).as(text.language()).containsAll(release.keyMessages());
      assertThat(found).as(text.language()).containsAll(release.ownMessages());
    }
  }

  private static Comparison compare(Points points, Article article) {
    return points.compare(
        article,
        List.of(),
        new ArticleWords(),
        field -> Sentences.of(text(article, field), article.language()));
  }

  private static String text(Article article, Tag.Field field) {
    return switch (field) {
      case title -> article.title();
      case summary -> article.summary();
      case text -> article.text();
    };
  }

  @Test
  void isAReprintOfItself() {
    Releases releases = new Releases(config.organisation(), config.releases());
    for (ReleaseText text : release.texts()) {
      Pickup pickup = Objects.requireNonNull(releases.pickup(article(text), List.of()));
      assertThat(pickup.kind()).isEqualTo(Pickup.Kind.REPRINT);
      assertThat(pickup.shareOfRelease()).isEqualTo(1);
    }
  }

  private static Article article(ReleaseText text) {
    return ReleaseSamples.article(text.title(), text.text()).inLanguage(text.language());
  }
}
