package org.vigie.enrich.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.Devset;
import org.vigie.enrich.config.WatchFile;
import org.vigie.enrich.match.Articles;
import org.vigie.enrich.plan.ArticleSearch.Place;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.QueryParser;
import org.vigie.enrich.query.QuerySyntaxException;
import org.vigie.enrich.query.Zone;
import org.vigie.enrich.text.Token;
import org.vigie.enrich.text.Tokenizer;
import org.vigie.events.Article;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.Problems;

/** A plan finds the same places as Lucene. */
class LuceneOracleTest {
  /** Number of random sets of queries; {@code -Dvigie.seeds=20000} tries more. */
  private static final int SEEDS = Integer.getInteger("vigie.seeds", 400);

  private static final int ARTICLES = 5;

  @Test
  void findsTheSamePlacesOfRandomQueriesInRandomArticles() {
    int matches = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      var random = new RandomQueries(seed);
      List<String> queries = IntStream.range(0, 4).mapToObj(_ -> random.query(4)).toList();
      List<Expression> parsed = queries.stream().map(LuceneOracleTest::parse).toList();
      var search = new ArticleSearch(new Plan(parsed));
      List<LuceneOracle> oracles = parsed.stream().map(LuceneOracle::new).toList();
      for (int article = 0; article < ARTICLES; article++) {
        Map<Zone, List<Token>> words = words(random.article());
        String language = random.language();
        List<Set<Place>> places = places(search, words, language, parsed.size());
        for (int query = 0; query < queries.size(); query++) {
          Set<Place> expected = oracles.get(query).places(words, language);
          assertThat(places.get(query))
              .as("seed %d, %s in %s", seed, queries.get(query), words)
              .isEqualTo(expected);
          matches += expected.isEmpty() ? 0 : 1;
        }
      }
    }
    assertThat(matches).isGreaterThan(SEEDS * ARTICLES / 2);
  }

  @Test
  void findsTheSamePlacesOfTheExampleInLabelledArticles() {
    Optional<Path> shared = Devset.shared();
    assumeTrue(
        shared.isPresent(),
        "SKIPPED: no folder shared/ beside the project; set -Dvigie.shared=DIR");
    List<Expression> queries = example();
    var search = new ArticleSearch(new Plan(queries));
    List<LuceneOracle> oracles = queries.stream().map(LuceneOracle::new).toList();
    int found = 0;
    for (Article article : Devset.articles(shared.orElseThrow())) {
      Map<Zone, List<Token>> words = words(article);
      List<Set<Place>> places = places(search, words, "fr", queries.size());
      for (int query = 0; query < queries.size(); query++) {
        Set<Place> expected = oracles.get(query).places(words, "fr");
        assertThat(places.get(query)).as("%s, query %d", article.id(), query).isEqualTo(expected);
        found += expected.size();
      }
    }
    assertThat(found).isGreaterThan(400);
  }

  private static List<Expression> example() {
    var config = WatchFile.read(Path.of("..", "config"), new Problems()).orElseThrow();
    return config.tags().stream()
        .flatMap(tag -> tag.rules().stream().map(rule -> parse(rule.query(), tag)))
        .toList();
  }

  private static List<Set<Place>> places(
      ArticleSearch search, Map<Zone, List<Token>> words, @Nullable String language, int queries) {
    search.begin(words, language);
    List<Set<Place>> places =
        IntStream.range(0, queries).<Set<Place>>mapToObj(_ -> new HashSet<>()).toList();
    for (int candidate : search.candidates()) {
      Collection<Place> found = search.places(candidate);
      places.get(candidate).addAll(found);
      assertThat(places.get(candidate)).hasSizeLessThanOrEqualTo(found.size());
    }
    return places;
  }

  private static Map<Zone, List<Token>> words(Article article) {
    Map<Zone, List<Token>> words = new EnumMap<>(Zone.class);
    for (Zone zone : Zone.values()) {
      words.put(zone, Tokenizer.tokenize(zone.text(article)));
    }
    return words;
  }

  private static Map<Zone, List<Token>> words(List<String> article) {
    return words(Articles.article(article.get(0), article.get(1), article.get(2)));
  }

  private static Expression parse(String query) {
    return parse(query, Map.of());
  }

  private static Expression parse(String query, TagRules tag) {
    return parse(query, tag.macros());
  }

  private static Expression parse(String query, Map<String, String> macros) {
    try {
      return QueryParser.parse(query, macros);
    } catch (QuerySyntaxException e) {
      throw new AssertionError(query, e);
    }
  }
}
