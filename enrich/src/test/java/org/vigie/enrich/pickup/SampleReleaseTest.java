package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.enrich.match.Matcher;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.settings.Problems;

/** The sample release of the example watch. */
class SampleReleaseTest {
  private final WatchConfig config =
      WatchFile.read(Path.of("..", "config"), new Problems()).orElseThrow();
  private final Release release = config.releases().getFirst();

  @Test
  void makesEachOfItsPointsInEachLanguage() {
    assertThat(release.texts()).extracting(ReleaseText::language).containsExactly("fr", "en");
    var matcher = new Matcher(config.tags());
    for (ReleaseText text : release.texts()) {
      var found = new TreeSet<String>();
      matcher.match(article(text)).forEach(tag -> found.add(tag.tag()));
      assertThat(found).as(text.language()).containsAll(release.keyMessages());
    }
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
    return ReleaseSamples.article(text.title(), text.text());
  }
}
