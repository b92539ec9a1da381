package org.vigie.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.vigie.events.ChannelState;
import org.vigie.events.FeedState.Failure;
import org.vigie.events.FeedState.Reason;
import org.vigie.events.Notification.Attempt;
import org.vigie.standalone.dashboard.Browser.Visitor;

/** The page in a real browser, over a real broker. */
class PageIT {
  private static final Visitor FRENCH = new Visitor("fr-FR", "light", 1280);
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String HOSTILE =
      "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
          + "\"'&lt;b&gt; CeSIA";

  @TempDir static Path state;
  private static Browser browser;
  private static Newsroom newsroom;

  @BeforeAll
  static void openTheNewsroom() throws Exception {
    browser = Browser.start();
    newsroom = Newsroom.open(state);
    newsroom.feed("gazette", null);
    newsroom.feed("courrier", new Failure(Reason.HTTP_STATUS, "503 <script>"));
    newsroom.publish(
        "quote", "gazette", "Un sommet décevant", "Il a plu. " + Newsroom.RELEASE + " Rideau.");
    newsroom.publish(
        "copy", "phare", "Un sommet décevant", "Il a plu. " + Newsroom.RELEASE + " Rideau.");
    newsroom.publish("named", "courrier", "Entretien avec le CeSIA", "Deux questions au CeSIA.");
    newsroom.publish("topic", "herald", "L'INESIA recrute", "Vingt postes à l'INESIA.");
    newsroom.publish("hostile", "masque", HOSTILE, "Le <b>CeSIA</b> & <script>alert(1)</script>.");
    newsroom.publish(
        "long", "large", "CeSIA" + " interminablement".repeat(3) + "x".repeat(300), "");
    newsroom.channel("presse", ChannelState.State.BLOCKED, "HTTP 403 <script>", 2);
    newsroom.channel("equipe", ChannelState.State.AWAY, "no connection", 1);
    String story = newsroom.story("Un sommet décevant");
    newsroom.mail("m1", "direction", story, Attempt.of(Instant.now(), "sent twice: HTTP 500"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              browser.open(newsroom.page(), FRENCH);
              soon(() -> assertThat(browser.all("#ours h3")).hasSize(4));
            });
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (newsroom != null) {
      newsroom.close();
    }
  }

  @AfterEach
  void consoleIsQuiet() {
    assertThat(browser.errors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fr-FR, fr, Qui nous reprend ou nous nomme",
    "fr-CA, fr, Qui nous reprend ou nous nomme",
    "en-GB, en, Who picks us up or names us",
    "de-DE, en, Who picks us up or names us"
  })
  void speaksTheLanguageOfTheBrowser(String language, String lang, String title) {
    open(new Visitor(language, "light", 1280));

    assertThat(browser.value("document.documentElement.lang")).isEqualTo(lang);
    assertThat(browser.text("#ours-title")).isEqualTo(title);
    assertThat(browser.texts("h2, option, summary, dt, .note")).doesNotContain("", "undefined");
    assertThat(browser.text("body")).doesNotContain("undefined", "NaN", "[object");
  }

  @Test
  void showsThePickupTheOutletAndTheQuote() {
    open(FRENCH);

    String story =
        browser.texts("#ours > li").stream()
            .filter(text -> text.contains("Un sommet décevant"))
            .findFirst()
            .orElseThrow();
    assertThat(story)
        .contains(
            "gazette", "+1 copie du même texte : phare", "foire au pétrole", "% du communiqué");
    assertThat(browser.texts("#ours mark")).contains("CeSIA");
    assertThat(browser.texts("#others h3")).contains("L'INESIA recrute");
    assertThat(browser.texts("#others .by").getFirst()).startsWith("herald · grand média · publié");
    assertThat(browser.texts("#ours .by")).noneMatch(text -> text.contains("rang"));
  }

  @Test
  void marksEachWordThatTookOurMessage() throws Exception {
    newsroom.quote(
        "named",
        "courrier",
        newsroom.story("Entretien avec le CeSIA"),
        "Un institut, un <b>institut (public)</b> et des chercheurs.",
        List.of("institut", "institut (public)", "chercheurs", "cherch"));

    open(FRENCH);

    soon(
        () ->
            assertThat(browser.texts("#ours mark"))
                .containsSequence("institut", "institut (public)", "chercheurs"));
    assertThat(browser.texts("#ours blockquote"))
        .contains("Un institut, un <b>institut (public)</b> et des chercheurs.");
    assertThat(browser.texts("#ours .restated"))
        .containsExactly(
            "Nous disons : « Ours: Un institut, un <b>institut (public)</b> et des chercheurs. »");
  }

  @ParameterizedTest
  @CsvSource({
    "« Imaginez » dit-il, Nous disons : « Imaginez » dit-il",
    "“Imagine” was said, Nous disons : “Imagine” was said",
    "Un « sommet » raté, Nous disons : « Un « sommet » raté »"
  })
  void aSentenceOfOursThatBeginsWithQuotationMarksGetsNoSecondOnes(String ours, String shown)
      throws Exception {
    String story = newsroom.story("Entretien avec le CeSIA");
    newsroom.quote("named", "courrier", story, "Un institut.", List.of("institut"), ours);

    open(FRENCH);

    soon(() -> assertThat(browser.texts("#ours .restated")).containsExactly(shown));
  }

  @Test
  void showsFiguresChartAndCoverage() {
    open(FRENCH);

    assertThat(browser.texts("#figures dd")).startsWith("1", "3").endsWith("1/2");
    assertThat(browser.text("#to-do")).contains("1 flux ne répond pas");
    assertThat(browser.text("#covered")).contains("Vigie ne lit que depuis le");
    assertThat(browser.text("#coverage")).contains("1 flux à jour sur 2, 1 en panne");
    assertThat(browser.texts("#troubled td")).contains("en panne", "HTTP status: 503 <script>");
    assertThat(
            (Boolean)
                browser.value(
                    "isPainted(document.querySelector('#chart canvas'));function isPainted(canvas)"
                        + " { return canvas.getContext('2d').getImageData(0, 0, canvas.width,"
                        + " canvas.height).data.some(byte => byte > 0) }"))
        .isTrue();
    assertThat(
            browser.value("document.querySelector('#chart').getAttribute('aria-label')").toString())
        .contains("INESIA & <i>compagnie</i> ", "CeSIA 5 articles, 4 histoires");
  }

  @Test
  void addsANewStoryWithoutReloading() throws Exception {
    open(FRENCH);
    browser.value("(window.sameDocument = true)");

    newsroom.publish("later", "dernier", "Dernière heure pour l'INESIA", "L'INESIA, encore.");

    soon(() -> assertThat(browser.texts("#others h3")).contains("Dernière heure pour l'INESIA"));
    assertThat(browser.value("window.sameDocument")).isEqualTo(true);
  }

  @Test
  void showsHostileTitlesAsText() {
    open(FRENCH);

    assertThat(browser.texts("#ours h3")).contains(HOSTILE);
    assertThat(browser.all("main img, main script, main b:not(.by b), main i")).isEmpty();
    assertThat(browser.all("a[href^='javascript']")).isEmpty();
    assertThat(browser.value("document.title")).isEqualTo("Vigie");
  }

  @ParameterizedTest
  @CsvSource({"fr-FR, light, 1280", "fr-FR, dark, 1280", "en-GB, light, 375", "en-GB, dark, 375"})
  void hasNoAccessibilityViolations(String language, String scheme, int width) {
    open(new Visitor(language, scheme, width));
    browser.all("summary").stream().filter(WebElement::isDisplayed).forEach(WebElement::click);

    assertThat(browser.violations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"fr-FR, 375", "en-GB, 375", "fr-FR, 320"})
  void fitsAPhone(String language, int width) {
    open(new Visitor(language, "light", width));

    assertThat(((Number) browser.value("document.documentElement.scrollWidth")).intValue())
        .isLessThanOrEqualTo(width);
  }

  @Test
  void isUsableWithTheKeyboardAlone() {
    open(FRENCH);
    Set<Object> reached = new HashSet<>();
    int stops = browser.all("main a, main select, main button, main summary").size();
    for (int i = 0; i < stops + 10; i++) {
      browser.tab();
      if (browser.value("document.activeElement.matches('main *')").equals(true)) {
        reached.add(
            browser.value("[...document.querySelectorAll('*')].indexOf(document.activeElement)"));
        assertThat(browser.value("getComputedStyle(document.activeElement).outlineStyle"))
            .isEqualTo("solid");
      }
    }
    assertThat(reached).hasSizeGreaterThanOrEqualTo(stops);

    browser.value("document.querySelector('summary').focus() ?? 1");
    browser.press(Keys.ENTER);
    assertThat(browser.texts("#chart-table tbody tr")).isNotEmpty().doesNotContain("");
  }

  @Test
  void changesThePeriod() {
    open(FRENCH);

    browser.value("document.querySelector('#days').focus() ?? 1");
    browser.press(Keys.ARROW_DOWN);

    soon(
        () ->
            assertThat(browser.value("document.querySelector('#csv').href").toString())
                .contains("window=day"));
    assertThat(browser.texts("#figures dd").getFirst()).isEqualTo("1");
  }

  @Test
  void blocksInlineScriptsAndStyles() {
    open(FRENCH);

    browser.value(
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\""
            + " onclick=\"1\">x</p>') ?? 1");

    assertThat(browser.errors()).anyMatch(error -> error.contains("Content Security Policy"));
  }

  private static void open(Visitor visitor) {
    browser.open(newsroom.page(), visitor);
    soon(() -> assertThat(browser.all("#ours h3")).isNotEmpty());
    soon(() -> assertThat(browser.text("#coverage")).isNotEmpty());
  }

  private static void soon(ThrowingRunnable holds) {
    await().atMost(SOON).untilAsserted(holds);
  }
}
