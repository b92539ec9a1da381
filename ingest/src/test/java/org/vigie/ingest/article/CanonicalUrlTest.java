package org.vigie.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://J.Example/A.html?utm_source=rss&utm_medium=feed, https://j.example/A.html",
    "https://j.example/a?at_medium=RSS&at_campaign=KARANGA, https://j.example/a",
    "https://j.example/a?xtor=RSS-3208, https://j.example/a",
    "https://j.example/a#xtor=RSS-1, https://j.example/a",
    "https://j.example/a?id=7&fbclid=x#top, https://j.example/a?id=7",
    "https://j.example/a?fbclid=x&id=7&utm_id=9&b=2, https://j.example/a?id=7&b=2",
    "https://j.example/a?partner=rss&emc=rss, https://j.example/a",
    "https://j.example/a?wt_mc=rss.red.ho.x&wt_zmc=y, https://j.example/a",
    "https://j.example/a.html;jsessionid=1A2B.s7t1?b=2, https://j.example/a.html?b=2",
    "https://j.example/a?JSESSIONID=1A2B&b=2&PHPSESSID=3c, https://j.example/a?b=2",
    "https://j.example:443/a, https://j.example/a",
    "http://j.example:80/a, http://j.example/a",
    "https://j.example:8443/a, https://j.example:8443/a",
    "https://me:pw@j.example./a, https://j.example/a",
    "https://j.example, https://j.example/",
    "https://j.example/a/../b/./c, https://j.example/b/c",
    "https://j.example/%7eada/%c3%a9t%C3%A9, https://j.example/~ada/%C3%A9t%C3%A9",
    "https://a_b.example/A?utm_x=1, https://a_b.example/A",
    "https://j.example/?, https://j.example/",
    "https://j.example/#!/2025/a, https://j.example/#!/2025/a",
    "https://news.google.com/rss/articles/CBMi?oc=5&hl=fr,"
        + " https://news.google.com/rss/articles/CBMi"
  })
  void removesWhatDoesNotIdentifyTheArticle(String link, String canonical) {
    assertThat(CanonicalUrl.of(URI.create(link))).isEqualTo(canonical);
    assertThat(CanonicalUrl.of(URI.create(canonical))).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://j.example/a/",
        "https://j.example/a?id=D-017",
        "https://j.example/?p=123",
        "https://j.example/a?source=le-monde&from=2025",
        "https://j.example/a?title=RSS",
        "https://j.example/a;view=text",
        "https://j.example/a?b=2&a=1",
        "http://www.j.example/a"
      })
  void keepsWhatMayIdentifyTheArticle(String link) {
    assertThat(CanonicalUrl.of(URI.create(link))).isEqualTo(link);
  }

  @Test
  void givesOneIdToAnAddressWithAndWithoutEncryption() {
    assertThat(ArticleId.of("http://j.example/a"))
        .isEqualTo(ArticleId.of("https://j.example/a"))
        .matches("[0-9a-f]{16}")
        .isNotEqualTo(ArticleId.of("https://j.example/b"));
  }

  @Test
  void keepsIdsFromVersionToVersion() {
    // Topics keep ids for a year, so this value must never change.
    assertThat(ArticleId.of("https://www.journal.example/2025/a.html"))
        .isEqualTo("7de8b05163fd98b6");
  }
}
