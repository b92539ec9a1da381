package org.vigie.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.vigie.standalone.dashboard.Browser.Visitor;

/** What the figures of a period are about, in a real browser. */
class PeriodPageIT {
  private static final Visitor FRENCH = new Visitor("fr-FR", "light", 1280);
  private static final Visitor ENGLISH = new Visitor("en-GB", "light", 1280);
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration TEN_DAYS = Duration.ofDays(10);

  /** What stands under the bars of the chart. */
  private static final String TICKS =
      """
      (({ axisLabel, data }) => data.map((_, i) => axisLabel.formatter(_, i)).filter(Boolean))(
        echarts.getInstanceByDom(document.querySelector('#chart')).getOption().xAxis.at(-1))
      """;

  private static Browser browser;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    browser = Browser.start();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void allFiguresAreAboutWhatWasPublishedInThePeriod() throws Exception {
    try (var newsroom = Newsroom.open(folder)) {
      newsroom.publish("new", "herald", "L'INESIA recrute", "Vingt postes à l'INESIA.");
      newsroom.publish("old", "gazette", "Les murs de l'INESIA", "L'INESIA, déjà.", TEN_DAYS);
      browser.open(newsroom.page(), ENGLISH);
      soon(() -> assertThat(browser.texts("#others h3")).containsExactly("L'INESIA recrute"));
      soon(() -> assertThat(figures()).contains("story in all: 1", "article in all: 1"));
      assertThat(browser.text("#covered")).startsWith("Articles published from ");

      browser.value("document.querySelector('#days').focus() ?? 1");
      browser.press(Keys.ARROW_DOWN);

      soon(() -> assertThat(browser.texts("#others h3")).hasSize(2));
      soon(() -> assertThat(figures()).contains("stories in all: 2", "articles in all: 2"));
      assertThat(chart()).contains("All our topics 2 articles, 2 stories");
      assertThat(browser.text("#chart-note")).doesNotContain("without any of our topics");
    }
  }

  @Test
  void saysHowManyArticlesTheCountsLeaveOut() throws Exception {
    String quote = Newsroom.RELEASE.substring(Newsroom.RELEASE.indexOf("Il demande"));
    try (var newsroom = Newsroom.open(folder)) {
      newsroom.publish("topic", "herald", "L'INESIA recrute", "Vingt postes à l'INESIA.");
      newsroom.publish("untagged", "gazette", "Un budget", "Qui paie ? " + quote + " À suivre.");
      browser.open(newsroom.page(), FRENCH);

      soon(() -> assertThat(browser.texts("#ours .tags")).containsExactly("sans sujet"));
      soon(() -> assertThat(figures()).contains("histoires en tout: 2", "articles en tout: 2"));
      assertThat(chart()).contains("Tous nos sujets 1 article, 1 histoire");
      assertThat(browser.text("#chart-note"))
          .contains("1 article qui nous reprend ou nous nomme sans aucun de nos sujets")
          .contains("CSV");
      browser.open(newsroom.page(), ENGLISH);
      soon(() -> assertThat(browser.text("#chart-note")).contains("1 article that takes from us"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Paris", "Asia/Kolkata"})
  void eachDayOfAWeekHasItsNameUnderTheChart(String zone) throws Exception {
    try (var newsroom = Newsroom.open(folder)) {
      newsroom.moveTo(zone);
      browser.open(newsroom.page(), ENGLISH);

      soon(() -> assertThat(browser.text("#as-of")).contains(zone));
      soon(
          () ->
              assertThat(browser.value(TICKS))
                  .asInstanceOf(LIST)
                  .hasSizeBetween(7, 8)
                  .doesNotHaveDuplicates());
    }
  }

  private static List<String> figures() {
    return browser.texts("#figures div").stream()
        .map(each -> each.replaceAll("\\s*\n\\s*", ": "))
        .toList();
  }

  private static String chart() {
    return browser.value("document.querySelector('#chart').getAttribute('aria-label')").toString();
  }

  private static void soon(ThrowingRunnable holds) {
    await().atMost(SOON).untilAsserted(holds);
  }
}
