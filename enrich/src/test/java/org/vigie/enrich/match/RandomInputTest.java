package org.vigie.enrich.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.enrich.match.Articles.article;
import static org.vigie.enrich.match.Articles.tag;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.query.QueryParser;
import org.vigie.enrich.query.QuerySyntaxException;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/** Random queries on random articles; a failure names its seed. */
class RandomInputTest {
  private static final List<String> WORDS =
      List.of(
          "cop",
          "COP21",
          "l’IA",
          "l'INESIA",
          "A.I.",
          "sécurité",
          "SÉCURITÉ",
          "se\u0301curite\u0301",
          "INE\u00ADSIA",
          "CeSIA's",
          "𝕀𝔸",
          "🛢️",
          "中文",
          "ﬁn",
          "qu'",
          "l'",
          "''",
          "d’d’d’",
          ".",
          "…",
          "a.b.C",
          "Ž",
          "ß",
          "\u200B",
          "\uD800",
          "1er",
          "x".repeat(300),
          "pétrole",
          "salon",
          "\n\n");
  private static final List<String> QUERY_PARTS =
      List.of(
          "cop",
          "ia",
          "exact:IA",
          "stem:salons",
          "petrol*",
          "*ia",
          "s?lon",
          "\"securite de l'IA\"",
          "\"cop 21\"",
          "title:cop",
          "lead:ia",
          "lang:fr",
          "@m",
          "(",
          ")",
          "AND",
          "OR",
          "NOT",
          "IF",
          "NEAR/2",
          "ONEAR/0",
          "NEAR",
          "COUNT/2",
          "ATLEAST/2",
          "\"",
          ":",
          "é*",
          "中文",
          "*",
          ",");
  private static final Map<String, String> MACROS = Map.of("m", "(salon OR inesia NEAR/3 ia)");

  @Test
  void anyTextIsAQueryOrSaysWhereItIsNot() {
    for (long seed = 0; seed < 20_000; seed++) {
      String query = join(QUERY_PARTS, new Random(seed), 12, " ");
      try {
        QueryParser.parse(query, MACROS);
      } catch (QuerySyntaxException e) {
        String message = String.valueOf(e.getMessage());
        int position = Integer.parseInt(message.replaceFirst("(?s)position (\\d+): .*", "$1"));
        assertThat(position).as("seed %d: %s", seed, query).isBetween(1, query.length() + 1);
      }
    }
  }

  @Test
  void placesAreWithinTheArticleAndSnippetsShort() {
    String[] queries = new String[60];
    for (int i = 0; i < queries.length; i++) {
      queries[i] = valid(new Random(i));
    }
    var matcher = new Matcher(List.of(tag("t", MACROS, queries)));
    assertThat(matcher.problems()).isEmpty();
    int found = 0;
    for (long seed = 0; seed < 2_000; seed++) {
      Article article = random(seed);
      for (Tag tag : matcher.match(article)) {
        check(tag, article, seed);
        found++;
      }
    }
    assertThat(found).isGreaterThan(2_000);
  }

  private static void check(Tag tag, Article article, long seed) {
    String string =
        switch (tag.field()) {
          case title -> article.title();
          case summary -> article.summary();
          case text -> article.text();
        };
    assertThat(tag.start()).as("seed %d", seed).isBetween(0, tag.end() - 1);
    assertThat(tag.end()).as("seed %d", seed).isLessThanOrEqualTo(string.length());
    assertThat(string.substring(tag.start(), tag.end())).isEqualTo(tag.surface());
    assertThat(tag.snippet().length()).as("seed %d", seed).isBetween(1, Snippets.LONGEST);
    assertThat(tag.clause()).isNotEmpty();
  }

  /** A query that parses, from what any text gives. */
  private static String valid(Random random) {
    while (true) {
      String query = join(QUERY_PARTS, random, 8, " ");
      try {
        QueryParser.parse(query, MACROS);
        return query;
      } catch (QuerySyntaxException e) {
        // the next one, then
      }
    }
  }

  private static Article random(long seed) {
    var random = new Random(seed);
    return article(
        join(WORDS, random, 12, random.nextBoolean() ? " " : ""),
        join(WORDS, random, 6, " "),
        join(WORDS, random, 60, " "));
  }

  private static String join(List<String> parts, Random random, int most, String between) {
    var joined = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      joined.append(parts.get(random.nextInt(parts.size()))).append(between);
    }
    return joined.toString();
  }
}
