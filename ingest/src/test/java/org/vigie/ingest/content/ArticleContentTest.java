package org.vigie.ingest.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.vigie.events.topics.WordOverlap;
import org.vigie.ingest.parse.Corpora;
import org.vigie.ingest.text.PlainText;

/**
 * Compares the article's element with the expected one of each test page of Mozilla's Readability,
 * by the F1 of their words. Captions, which the expected pages keep, are removed only later.
 */
class ArticleContentTest {
  private static final double SAME = 0.99;

  @Test
  void findsTheArticlesOfTheReadabilityPages() {
    Path pages = Corpora.corpus("readability").resolve("test/test-pages");
    List<Double> scores = new ArrayList<>();
    List<String> different = new ArrayList<>();
    for (Path source : Corpora.files(pages)) {
      if (source.endsWith("source.html")) {
        double score = score(source);
        scores.add(score);
        if (score < SAME) {
          different.add(pages.relativize(source) + " " + Math.round(score * 1_000));
        }
      }
    }

    assertThat(scores).hasSize(124);
    assertThat(scores.size() - different.size())
        .as(different.toString())
        .isGreaterThanOrEqualTo(113);
    assertThat(scores.stream().mapToDouble(each -> each).average().orElse(0)).isGreaterThan(0.97);
  }

  private static double score(Path source) {
    Document page = Jsoup.parse(text(source), "https://gazette.example/a");
    String title = page.select("meta[property=og:title]").attr("content");
    Element found = ArticleContent.of(page, title.isBlank() ? page.title() : title).find();
    String expected = PlainText.ofHtml(text(source.resolveSibling("expected.html")));
    return WordOverlap.f1(found == null ? "" : PlainText.ofHtml(found.outerHtml()), expected);
  }

  private static String text(Path file) {
    return new String(Corpora.bytes(file), StandardCharsets.UTF_8);
  }
}
