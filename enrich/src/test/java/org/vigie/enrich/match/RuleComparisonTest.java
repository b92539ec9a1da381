package org.vigie.enrich.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.enrich.match.Articles.article;
import static org.vigie.enrich.match.Articles.tag;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.events.Article;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;

class RuleComparisonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "dam AND trout AND weir | The dam and the weir | 0.67 | trout is not there",
        "dam NEAR/2 trout | A dam is no place for trout | 0.90 | dam and trout are there, but not within 2 words",
        "dam ONEAR/2 trout | Trout at a dam | 0.90 | dam and trout are there, but not within 2 words in this order",
        "dam NEAR/1 trout | A dam | 0.45 | trout is not there",
        "dam NOT NEAR/1 old | The old dam | 0.90 | old is within 1 word of dam",
        "COUNT/3 dam | A dam, a dam | 0.90 | dam is there fewer than 3 times",
        "dam NOT (eel trout) | A dam for trout | 0.90 | what follows NOT is there: (eel trout)",
        "dam NOT title:trout | A dam for trout | 0.90 | what follows NOT is there: title:trout",
        "dam IF trout | A dam | 0.67 | trout is not there",
        "dam IF trout | A trout | 0.33 | dam is not there",
        "(dam weir) AND trout | Trout | 0.50 | none of the 2 options is there (dam …)",
        "ATLEAST/2 (dam weir trout) | A dam | 0.50 | fewer than 2 of the 3 options are there (dam …)",
        "(weir (dam NEAR/1 trout)) | A dam is no place for trout | 0.90 | dam and trout are there, but not within 1 word",
        "dam AND lang:fr | A dam | 0.50 | the language is en, and lang:fr is not true",
        "dam | A weir | 0.00 | dam is not there",
      })
  void saysWhatARuleLacks(String query, String title, String score, String reason) {
    NearMiss miss = nearest(tag("t", query), article(title, "", "", "en"));

    assertThat("%.2f".formatted(miss.score())).isEqualTo(score);
    assertThat(miss.reasons()).containsExactly(reason);
    assertThat(miss.text()).isEqualTo("rule t#1; " + reason);
  }

  @Test
  void searchesTitleSummaryAndText() {
    NearMiss miss =
        nearest(
            tag("t", "dam AND weir AND title:trout AND eel"),
            article("A dam", "A weir", "A trout", "en"));

    assertThat(miss.reasons()).containsExactly("trout is not there", "eel is not there");
  }

  @Test
  void namesTheRuleThatComesNearest() {
    NearMiss miss = nearest(tag("t", "eel", "dam NEAR/1 trout", "weir"), of("A dam for a trout"));

    assertThat(miss.rule()).isEqualTo("t#2");
  }

  @Test
  void namesMacrosAndShortensLongLists() {
    String list = "(" + "salmon ".repeat(20).strip() + ")";
    TagRules tag =
        tag("t", Map.of("fish", "(trout eel)"), "dam NEAR/1 @fish", "weir NEAR/0 " + list);

    assertThat(nearest(tag, of("A dam without any trout")).reasons())
        .containsExactly("dam and @fish are there, but not within 1 word");
    assertThat(nearest(tag, of("A dam")).reasons())
        .containsExactly("none of the 2 options of @fish is there (trout …)");
    assertThat(nearest(tag, of("A weir for salmon")).reasons().getFirst())
        .hasSizeLessThan(120)
        .contains("salmon sa… are there");
  }

  @Test
  void aRuleForOtherLanguagesComesNearIfItsWordsAreThere() {
    var rules = List.of(new Rule("french", "dam", List.of("fr")));
    var tag = new TagRules("w", "t", 1, Instant.EPOCH, false, "t", false, rules, Map.of());

    assertThat(nearest(tag, of("A dam")).reasons())
        .containsExactly("the language is en, and the rule is only for fr");
    assertThat(nearest(tag, of("A weir")).score()).isZero();
  }

  @Test
  void listsTheRulesThatMatchAndLeavesThemOutOfTheNearest() {
    var comparison = new RuleComparison(List.of(tag("t", "dam", "dam AND trout"), tag("u", "dam")));
    comparison.begin(of("A dam"), new ArticleWords());

    assertThat(comparison.rules("t")).containsExactlyInAnyOrder("t#1", "t#2");
    assertThat(comparison.matching("t")).containsExactly("t#1");
    assertThat(comparison.nearest("t", 0.5)).map(NearMiss::rule).contains("t#2");
    assertThat(comparison.nearest("t", 0.6)).isEmpty();
    assertThat(comparison.nearest("u", 0)).isEmpty();
  }

  @Test
  void forgetsTheArticleBefore() {
    var comparison = new RuleComparison(List.of(tag("t", "dam NEAR/1 trout")));
    comparison.begin(of("A dam for a trout"), new ArticleWords());
    assertThat(comparison.nearest("t", 0.9)).isPresent();

    comparison.begin(of("A weir"), new ArticleWords());

    assertThat(comparison.nearest("t", 0)).map(NearMiss::score).contains(0.0);
  }

  private static NearMiss nearest(TagRules tag, Article article) {
    var comparison = new RuleComparison(List.of(tag));
    comparison.begin(article, new ArticleWords());
    return comparison.nearest(tag.id(), 0).orElseThrow();
  }

  private static Article of(String title) {
    return article(title, "", "", "en");
  }
}
