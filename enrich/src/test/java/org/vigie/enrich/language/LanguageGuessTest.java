package org.vigie.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.Devset;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Article;

class LanguageGuessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr | Le maire a ouvert la séance avec un quart d'heure de retard, et personne n'est venu.",
        "en | The mayor opened the meeting a quarter of an hour late, and nobody had come.",
        "de | Der Bürgermeister hat die Sitzung mit einer Verspätung eröffnet, und niemand war da.",
        "es | El alcalde abrió la sesión con un cuarto de hora de retraso y no había venido nadie.",
        "it | Il sindaco ha aperto la seduta con un quarto d'ora di ritardo e non c'era nessuno.",
        "pt | O presidente abriu a sessão com um quarto de hora de atraso e não estava ninguém.",
        "nl | De burgemeester opende de zitting een kwartier te laat en er was niemand gekomen.",
      })
  void knowsTheLanguageOfASentence(String language, String sentence) {
    assertThat(guess(sentence)).isEqualTo(language);
  }

  @Test
  void doesNotGuessFromTooLittleOrFromALanguageThatItDoesNotKnow() {
    assertThat(guess("")).isNull();
    assertThat(guess("INESIA 2025")).isNull();
    assertThat(guess("La COP")).isNull();
    assertThat(guess("Ostrava Brno Plzeň Liberec Olomouc Zlín Jihlava ".repeat(20))).isNull();
    assertThat(guess("Ministr včera řekl, že nová pravidla budou platit od podzimu.")).isNull();
  }

  @Test
  void aTextInAnotherLanguageThanDeclaredIsKnown() {
    String english = "The mayor opened the meeting a quarter of an hour late, and nobody had come.";
    String french = "Le maire a ouvert la séance avec un quart d'heure de retard.";

    assertThat(declared("fr", english)).isEqualTo("en");
    assertThat(declared("en", french)).isEqualTo("fr");
    assertThat(declared("fr", french.repeat(9) + english.repeat(2))).isEqualTo("fr");
    assertThat(declared(null, english)).isEqualTo("en");
  }

  @Test
  void theDeclaredLanguageStaysIfNoOtherIsSure() {
    String english = "The mayor opened the meeting a quarter of an hour late, and nobody had come.";

    assertThat(declared("fr", "")).isEqualTo("fr");
    assertThat(declared("fr", "Video: INESIA 2025")).isEqualTo("fr");
    assertThat(declared("de", "Ostrava Brno Plzeň Liberec Olomouc Zlín ".repeat(9)))
        .isEqualTo("de");
    // A language without lists may resemble one that has them.
    assertThat(declared("sco", english)).isEqualTo("sco");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | Fast ein Zehntel der Nüsse ging wegen Schimmel zurück.",
        "nl | De nieuwe branderij biedt werk aan 28 mensen.",
        "fr | Le sachet restera à 85 pence au moins jusqu’à Pâques.",
        " | Video 2025",
      })
  void oneWordIsEnoughForASentenceOfAKnownLanguage(@Nullable String language, String sentence) {
    assertThat(guess(sentence)).isNull();
    assertThat(LanguageGuess.likeliest(Tokens.of(sentence))).isEqualTo(language);
  }

  @Test
  void agreesWithTheLabelsOfArticles() {
    Path shared = Devset.shared().orElse(null);
    assumeTrue(shared != null, "skipped: there is no folder ../shared with labelled articles");
    List<String> wrong = new ArrayList<>();
    for (Article article : Devset.articles(shared)) {
      for (String language : Arrays.asList(null, article.language(), "fr", "de")) {
        String guess = declared(language, article.text());
        if (!Objects.equals(article.language(), guess)) {
          wrong.add(article.id() + " " + article.language() + " not " + guess);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static @Nullable String declared(@Nullable String language, String text) {
    return LanguageGuess.of(Tokens.of(text), language);
  }

  private static @Nullable String guess(String text) {
    return LanguageGuess.of(Tokens.of(text));
  }
}
