package org.vigie.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.events.Article;

/** {@link GroupingTest} checks that no article is missing; here, that few are found in vain. */
class FreshArticlesTest {
  private static final String LONG = words(1, 200);

  private final FreshArticles fresh = new FreshArticles(FreshArticles.MOST);

  @Test
  void articlesThatShareASentenceAreNotComparedWordByWord() {
    fresh.put(article("sentence", "", words(1, 20) + " " + words(1_000, 1_180)));
    fresh.put(article("half", "", words(1, 120) + " " + words(2_000, 2_080)));
    fresh.put(article("cut", "", words(100, 150)));

    assertThat(texts()).containsExactly("half", "cut");
    assertThat(texts()).as("asked again").containsExactly("half", "cut");
  }

  @Test
  void aShortTextIsFoundForALongOne() {
    fresh.put(article("long", "", LONG));

    assertThat(ids(fresh.sharingText(article("a", "", words(1, 30))))).containsExactly("long");
    assertThat(ids(fresh.sharingText(article("a", "", words(1, 2_000))))).containsExactly("long");
  }

  @Test
  void headlinesThatShareFewOfTheirWordsAreNotComparedWordByWord() {
    fresh.put(article("most", words(1, 7) + " " + words(20, 22), ""));
    fresh.put(article("few", words(8, 10) + " " + words(30, 36), ""));
    fresh.put(article("short", words(1, 3) + " " + words(40, 40), ""));

    assertThat(headlines()).containsExactly("most", "short");
    assertThat(headlines()).as("asked again").containsExactly("most", "short");
  }

  private List<String> texts() {
    return ids(fresh.sharingText(article("a", "", LONG)));
  }

  private List<String> headlines() {
    return ids(fresh.sharingHeadline(article("a", words(1, 10), "")));
  }

  private static List<String> ids(List<ComparedArticle> articles) {
    return articles.stream().map(ComparedArticle::id).toList();
  }

  private static ComparedArticle article(String id, String title, String text) {
    Article article = Finds.article(id, title, text);
    Finding finding = Finds.finding(article, "cesia");
    return ComparedArticle.of(
        Member.of(finding, id, "st-" + id, null, Finds.NOON), Wording.of(article, null));
  }

  private static String words(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> "mot" + number)
        .collect(Collectors.joining(" "));
  }
}
