package org.vigie.enrich.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.enrich.match.Articles.article;
import static org.vigie.enrich.match.Articles.tag;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.match.Matcher.RuleProblem;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;

class MatcherTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inesia | Paris crée l’INESIA | INESIA",
        "inesia | Paris crée l'Inesia. | Inesia",
        "inesia | de l' INÉSIA | INÉSIA",
        "inesia | l'l’INE\u00ADSIA, enfin | INE\u00ADSIA",
        "inesia | l´INE\u200BSIA | INE\u200BSIA",
        "inesia | I.N.E.S.I.A. naît | I.N.E.S.I.A",
        "cesia | CeSIA's report | CeSIA",
        "cesia | #CeSIA_Paris | CeSIA",
        "cop | La COP21 | COP",
        "'\"cop 21\"' | La COP-21 | COP-21",
        "cop21 | La COP 21 | COP 21",
        "exact:AI | j'ai vu l'A.I. | A.I",
        "exact:IA | la fin de l'IA.Le reste | IA",
        "'\"securite de l''IA\"' | la Sécurité de l’IA | Sécurité de l’IA",
        "oeuvre | L'ŒUVRE | ŒUVRE",
        "finance | la ﬁnance | ﬁnance",
        "petrol* | une foire pétrolière | pétrolière",
        "'\"prof. müller\"' | le Prof. Müller | Prof. Müller",
        "'\"prof. müller\"' | le prof Müller | prof Müller",
        "'\"yahoo! finance\"' | dit Yahoo! Finance. | Yahoo! Finance",
        "*gipfel | der KI-Aktionsgipfel | Aktionsgipfel",
        "stem:chercheur | des chercheurs | chercheurs",
        "maßnahmen | MASSNAHMEN | MASSNAHMEN",
        "segerie | CHARBEL-RAPHAE\u0308L SE\u0301GERIE | SE\u0301GERIE",
      })
  void findsASpellingAtItsExactPlace(String query, String title, String surface) {
    List<Tag> tags = match(query, title, "");

    assertThat(tags).extracting(Tag::surface).containsExactly(surface);
    assertThat(title.substring(tags.getFirst().start(), tags.getFirst().end())).isEqualTo(surface);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inesia | Vuelo a Polinesia",
        "inesia | dyskinesia, DINESIA",
        "cesia | com.cesia.input",
        "cesia | accesiable",
        "exact:AI | J'ai vu l'ai",
        "cop | un copain, copie",
        "cop21 | la COP 22",
      })
  void passesOverALookAlike(String query, String title) {
    assertThat(match(query, title, "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a1 AND b2 | a1 x b2 | true",
        "a1 AND b2 | a1 | false",
        "a1 OR b2 | b2 | true",
        "a1 NOT b2 | a1 x | true",
        "a1 AND NOT b2 | a1 b2 | false",
        "'a1 NEAR/1 b2' | b2 x a1 | true",
        "'a1 NEAR/1 b2' | a1 x x b2 | false",
        "'a1 NEAR/1 b2' | a1 | false",
        "'a1 ONEAR/1 b2' | b2 a1 | false",
        "'a1 ONEAR/0 b2' | a1 b2 | true",
        "'(a1 NEAR/0 b2) ONEAR/2 (c3 \"d4 e5\")' | b2 a1 x x d4 e5 | true",
        "'(a1 NEAR/0 b2) ONEAR/2 (c3 \"d4 e5\")' | b2 a1 x x d4 x e5 | false",
        "'a1 NEAR/3 b2 NEAR/0 c3' | a1 x c3 b2 | true",
        "'c3 NEAR/0 (a1 NEAR/3 b2)' | a1 x c3 b2 | true",
        "'a1 NEAR/3 b2 ONEAR/0 c3' | a1 x c3 b2 | false",
        "'((a1 NEAR/3 b2) d4) NEAR/0 c3' | a1 x c3 b2 | true",
        "'c3 NEAR/0 (d4 (a1 NEAR/3 b2))' | a1 x c3 b2 | true",
        "'((a1 NEAR/3 b2) c3) NEAR/0 c3' | x c3 x | false",
        "'a1 NOT NEAR/2 b2' | a1 x x b2 | false",
        "'a1 NOT NEAR/2 b2' | a1 x x x b2 | true",
        "'a1 NOT NEAR/2 bbb*' | a1 bbbb2 | false",
        "a1 NOT bbb* | a1 bbbb2 | false",
        "a1 IF NOT bbb* | a1 bbbb2 | false",
        "'\"yahoo finance\"' | Yahoo! Finance | false",
        "'\"yahoo! finance\"' | yahoo a b c d finance | false",
        "'\"yahoo! finance\"' | yahoo b finance | false",
        "'\"yahoo! finance\"' | finance. Yahoo | false",
        "'\"yahoo! finance\" NEAR/1 x' | Yahoo! Finance un x | true",
        "'\"yahoo! financ*\"' | Yahoo! Finance | true",
        "'\"yahoo! fi*ce\"' | Yahoo! Finance | true",
        "'\"yahoo! f?nance\"' | Yahoo! Finance | true",
        "'\"yahoo! finance xy?\"' | Yahoo! Finance xyz | true",
        "'\"yahoo financ*\"' | Yahoo! Finance | false",
        "'x ONEAR/2 (finance \"yahoo! finance\")' | x Yahoo! Finance | true",
        "'x ONEAR/0 (finance \"Yahoo Finance\")' | x yahoo finance | true",
        "'x ONEAR/0 (financ* \"yahoo finance\")' | x yahoo finance | true",
        "'x ONEAR/0 (21 cop21)' | x cop 21 | true",
        "'COUNT/3 a1' | a1 x a1 | false",
        "'COUNT/3 a1' | a1 x a1 y a1 | true",
        "'ATLEAST/2 (a1 b2 c3)' | c3 x a1 | true",
        "'ATLEAST/2 (a1 b2 c3)' | c3 x c3 | false",
        "a1 IF b2 | a1 x b2 | true",
        "a1 IF b2 | a1 x | false",
        "a1 IF NOT b2 | a1 b2 | false",
        "a1 IF NOT b2 | a1 | true",
        "a1 IF NOT (b2 OR c3) | a1 c3 | false",
        "a1 IF NOT b2 AND c3 | a1 c3 | true",
        "a1 IF NOT b2 AND c3 | a1 x | false",
        "a1 IF NOT b2 AND c3 | a1 b2 | false",
        "a1 IF NOT b2 NOT c3 | a1 x | true",
        "a1 IF NOT b2 NOT c3 | a1 c3 | false",
        "a1 IF NOT b2 OR c3 | a1 x | true",
        "a1 IF NOT b2 OR c3 | a1 b2 | false",
        "a1 IF NOT b2 OR c3 | a1 b2 c3 | true",
        "a1 IF NOT b2 NEAR/1 c3 | a1 b2 x y c3 | true",
        "@m NEAR/1 c3 | c3 b2 | true",
        "exact:@m | x b2 | true",
        "exact:@m | x B2 | false",
        "exact:(@m c3) | x B2 | false",
        "exact:(plain:@m c3) | x B2 | true",
        "lang:fr AND a1 | a1 | true",
        "lang:en AND a1 | a1 | false",
      })
  void knowsItsOperators(String query, String title, boolean found) {
    assertThat(match(query, title, "").isEmpty()).isEqualTo(!found);
  }

  @Test
  void keepsAScopedWordToItsPart() {
    assertThat(match("title:inesia", "Rien", "INESIA")).isEmpty();
    assertThat(match("lead:inesia", "INESIA", "Rien\n\nINESIA")).isEmpty();
    assertThat(match("lead:inesia", "Rien", "L'INESIA\n\nINESIA"))
        .extracting(Tag::field, Tag::start)
        .containsExactly(org.assertj.core.api.Assertions.tuple(Tag.Field.text, 2));
  }

  @Test
  void joinsWordsOfTitleAndTextUnlessTheyMustBeNear() {
    assertThat(match("inesia AND budget", "INESIA", "Rien.\n\nSans budget")).hasSize(2);
    assertThat(match("inesia NEAR/9 budget", "INESIA", "Rien.\n\nSans budget")).isEmpty();
  }

  @Test
  void findsWordsThatAreNearOverTitleAndFirstParagraphOfATextWithoutSummary() {
    String text = "\u00A0Sans budget, dit-on.\n\nRien.";
    String query = "inesia NEAR/5 budget";

    assertThat(matchIn(query, article("Enfin l'INESIA", "", text)))
        .extracting(Tag::field, Tag::start, Tag::surface)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(Tag.Field.title, 8, "INESIA"),
            org.assertj.core.api.Assertions.tuple(Tag.Field.text, 1, "Sans budget"));
    assertThat(matchIn(query, article("Enfin l'INESIA", "Rien", text))).isEmpty();
  }

  @Test
  void findsWordsThatAreNearOverTitleAndSummary() {
    var article = article("Enfin l'INESIA", "Sans budget, dit-on", "");

    assertThat(matchIn("inesia NEAR/5 budget", article))
        .extracting(Tag::field, Tag::surface)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(Tag.Field.title, "INESIA"),
            org.assertj.core.api.Assertions.tuple(Tag.Field.summary, "Sans budget"));
    assertThat(matchIn("budget NEAR/5 inesia", article)).hasSize(2);
    assertThat(matchIn("inesia NEAR/4 budget", article)).as("title's end: four words").isEmpty();
    assertThat(matchIn("budget ONEAR/5 inesia", article)).isEmpty();
    assertThat(matchIn("title:(inesia NEAR/5 budget)", article)).isEmpty();
    assertThat(matchIn("(inesia NEAR/5 budget) NOT NEAR/0 dit", article)).isEmpty();
    assertThat(matchIn("(COUNT/1 inesia) NEAR/5 budget", article)).isEmpty();
    assertThat(matchIn("COUNT/2 inesia", article("L'INESIA", "L'INESIA", ""))).isEmpty();
  }

  @Test
  void namesRuleVersionAndClause() {
    List<Tag> tags = match("(foire OR salon) IF cop", "La COP, un salon", "");

    assertThat(tags).hasSize(1);
    assertThat(tags.getFirst().rule()).isEqualTo("t#1");
    assertThat(tags.getFirst().version()).isEqualTo(1);
    assertThat(tags.getFirst().clause()).isEqualTo("salon");
  }

  @Test
  void seesTheLongerOfTwoAlternativesBesideNear() {
    String query = "centre ONEAR/0 (pour \"francais pour\") ONEAR/1 securite";

    assertThat(match(query, "Le centre pour la sécurité", "")).hasSize(1);
    assertThat(match(query, "Le Centre français pour la sécurité", "")).hasSize(1);
  }

  @Test
  void countsAStepIntoTheNextSentenceAsFourWords() {
    assertThat(match("a1 NEAR/3 b2", "a1. B2", "")).isEmpty();
    assertThat(match("a1 NEAR/4 b2", "a1. B2", "")).hasSize(1);
    assertThat(match("\"m a1\"", "M. A1", "")).hasSize(1);
    assertThat(match("a1 NEAR/9 b2", "", "a1\n\nb2")).isEmpty();
    assertThat(match("a1 NEAR/0 b2", "", "a1\nb2")).hasSize(1);
  }

  @Test
  void anyNumberOfThreadsMayMatchAtOnce() {
    var matcher = new Matcher(List.of(tag("t", "inesia NEAR/3 budget", "petrol*")));
    var article = article("L'INESIA sans budget", "", "Une foire pétrolière");
    List<Tag> alone = matcher.match(article);

    List<List<Tag>> together =
        java.util.stream.IntStream.range(0, 500)
            .parallel()
            .mapToObj(_ -> matcher.match(article))
            .toList();

    assertThat(alone).hasSize(2);
    assertThat(together).allMatch(alone::equals);
  }

  @Test
  void givesOnePlaceWhereRulesOverlap() {
    var matcher = new Matcher(List.of(tag("t", "institut", "\"institut national\"")));
    assertThat(matcher.match(article("L'institut national", "", "")))
        .extracting(Tag::surface)
        .containsExactly("institut national");
  }

  @Test
  void keepsTwentyPlacesPerTagAndField() {
    assertThat(match("ia", "IA", "IA ".repeat(300))).hasSize(21);
  }

  @Test
  void triesARuleOnItsLanguagesOnly() {
    var tag =
        new TagRules(
            "w",
            "t",
            1,
            java.time.Instant.EPOCH,
            false,
            "t",
            false,
            List.of(new Rule("t#1", "gipfel", List.of("de"))),
            Map.of());
    var matcher = new Matcher(List.of(tag));
    assertThat(matcher.match(article("Gipfel", "", "", "de"))).hasSize(1);
    assertThat(matcher.match(article("Gipfel", "", "", "de-AT"))).hasSize(1);
    assertThat(matcher.match(article("Gipfel", "", "", null))).hasSize(1);
    assertThat(matcher.match(article("Gipfel", "", "", "fr"))).isEmpty();
  }

  @Test
  void passesOverABadRuleAndSaysWhy() {
    var matcher = new Matcher(List.of(tag("t", "inesia AND", "inesia")));
    assertThat(matcher.problems()).hasSize(1);
    assertThat(matcher.problems().getFirst().message())
        .isEqualTo("position 11: expected a word, a phrase in quotes, @name or (, found the end");
    assertThat(matcher.match(article("INESIA", "", ""))).hasSize(1);
  }

  @Test
  void saysWhereAQuotationMarkClosesNothing() {
    var matcher = new Matcher(List.of(tag("t", "inesia»")));
    assertThat(matcher.problems())
        .extracting(RuleProblem::message)
        .containsExactly("position 7: the quotes that close here are not opened");
  }

  @ParameterizedTest
  @CsvSource({
    "de, Fluss, Flusses",
    "en, river, rivers",
    "es, investigador, investigadoras",
    "it, ricercatrice, ricercatrici",
    "nl, onderzoeker, onderzoekers",
    "pt, pesquisador, pesquisadoras"
  })
  void findsStemsInEachLanguage(String language, String word, String other) {
    Article article = article(other, "", "").inLanguage(language);

    assertThat(matchIn("stem:" + word, article)).hasSize(1);
    assertThat(matchIn(word, article)).isEmpty();
  }

  private static List<Tag> match(String query, String title, String text) {
    return matchIn(query, article(title, "", text));
  }

  private static List<Tag> matchIn(String query, Article article) {
    var matcher = new Matcher(List.of(tag("t", Map.of("m", "(a1 b2)"), query)));
    assertThat(matcher.problems()).isEmpty();
    return matcher.match(article);
  }
}
