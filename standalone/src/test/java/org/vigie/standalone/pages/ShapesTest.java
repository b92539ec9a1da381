package org.vigie.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.enrich.MatchSession;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.ingest.page.Page;
import org.vigie.ingest.page.PageArticle;
import org.vigie.ingest.page.PageContent;
import org.vigie.ingest.page.Unreadable;
import org.vigie.standalone.SharedFolder;
import org.vigie.standalone.process.Configuration;

/** Reads each labelled article in each shape of page, and compares alerts with the whole text's. */
class ShapesTest {
  /** Each shape gets each fourth article, to save time; with {@code -Dvigie.all=true}, each one. */
  private static final int STEP = Boolean.getBoolean("vigie.all") ? 1 : 4;

  private static final String URL = "https://www.gazette.example/2025/02/12/sommet-";

  @ParameterizedTest
  @ValueSource(strings = {"first", "second", "third"})
  void pagesGiveTheAlertsOfTheirArticles(String folder) throws Exception {
    check(folder, folder, LabelledArticle.all(), watch(), Release.EXAMPLE, 0);
  }

  /**
   * The same shapes with articles and releases of other organisations, for which none of them was
   * made. At first sight, which is all there was, 497 of 499 alerts were told, and 3 were false.
   *
   * @param wrong the number of false alerts that are known: one with captions, one of an image that
   *     its writer says was theirs first, and two of one article with walls that ask for consent
   */
  @ParameterizedTest
  @CsvSource({
    "town, first, 1",
    "town, second, 1",
    "town, third, 0",
    "pharma, first, 2",
    "pharma, second, 0",
    "pharma, third, 0"
  })
  void pagesGiveTheAlertsOfOtherOrganisations(String set, String folder, int wrong)
      throws Exception {
    Path at = Path.of("src/test/resources/labelled", set);
    List<Path> releases;
    try (Stream<Path> files = Files.list(at.resolve("releases"))) {
      releases = files.sorted().toList();
    }
    Path french =
        releases.stream()
            .filter(each -> each.toString().contains(".fr."))
            .findFirst()
            .orElseThrow();
    check(
        folder,
        set + "-" + folder,
        LabelledArticle.all(at.resolve("articles.jsonl")),
        Configuration.readWatch(at, releases),
        new Release(french),
        wrong);
  }

  private static void check(
      String folder,
      String name,
      List<LabelledArticle> articles,
      WatchConfig config,
      Release release,
      int wrong)
      throws Exception {
    Map<String, PageTemplate> templates =
        PageTemplate.all(folder).stream()
            .collect(Collectors.toMap(PageTemplate::name, each -> each, (a, _) -> a, TreeMap::new));
    var watch = new MatchSession(config);
    var all = new PageScores(watch);
    List<String> report = new ArrayList<>();
    int first = 0;
    for (PageTemplate template : templates.values()) {
      var scores = new PageScores(watch);
      for (int i = first++ % STEP; i < articles.size() && !template.isFurther(); i += STEP) {
        LabelledArticle article = articles.get(i);
        LabelledArticle other = articles.get((i + 7) % articles.size());
        WrittenPage page = template.write(article, other, URL + i, release);
        read(article, page, i, scores);
        read(article, page, i, all);
      }
      report.add(template.name() + ": " + scores);
      scores.wrong().stream().map(each -> "  " + each).forEach(report::add);
    }
    report.add(all.toString());
    Files.write(Path.of("target/pages-" + name + ".txt"), report);

    assertThat(all.recall()).as("%s", report).isGreaterThanOrEqualTo(0.95);
    assertThat(all.falseAlerts()).as("%s", report).isLessThanOrEqualTo(wrong);
  }

  /** Returns the example watch with the releases beside the project. */
  static WatchConfig watch() throws Exception {
    Path release = SharedFolder.resolve("release");
    List<Path> releases =
        List.of(
            release.resolve("2025-02-12-sommet.fr.txt"),
            release.resolve("2025-02-12-sommet.en.txt"));
    return Configuration.readWatch(Path.of("../config"), releases);
  }

  private static void read(LabelledArticle article, WrittenPage page, int number, PageScores into) {
    PageContent content = open(page, URI.create(URL + number));
    switch (content) {
      case PageArticle found ->
          into.add(
              article, page, found.text().value(), found.free() != null && !found.free().value());
      case Unreadable _ -> into.add(article, page, "", false);
    }
  }

  private static PageContent open(WrittenPage page, URI url) {
    return switch (Page.open(page.body(), page.contentType(), url)) {
      case Page opened -> opened.article();
      case Unreadable unreadable -> unreadable;
    };
  }
}
