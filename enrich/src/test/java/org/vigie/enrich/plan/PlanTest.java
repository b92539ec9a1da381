package org.vigie.enrich.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.plan.ArticleSearch.Place;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.QueryParser;
import org.vigie.enrich.query.QuerySyntaxException;
import org.vigie.enrich.query.Zone;
import org.vigie.enrich.text.Tokenizer;

class PlanTest {

  @Test
  void queriesShareTheirEqualParts() throws QuerySyntaxException {
    String list = "(salon foire \"trade fair\")";
    int one = plan("cop NEAR/5 " + list).nodes().length;
    int two = plan("cop NEAR/5 " + list, "sommet NEAR/5 " + list).nodes().length;

    assertThat(two - one).as("sommet, two orders, and either of them").isEqualTo(4);
  }

  @Test
  void writesAChainOfNearOnlyOnce() {
    String chain = "aa" + " NEAR/1 bb".repeat(100);
    String ofLists = "(".repeat(35) + "aa" + " cc) NEAR/1 bb".repeat(35);

    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> plan(chain, ofLists));
  }

  @Test
  void comparesOnlyTheQueriesOfWhichTheArticleHasAWord() throws QuerySyntaxException {
    var plan = plan("cop NEAR/5 petrole", "le IF inesia", "stem:chercheurs", "exact:IA", "pays*");

    assertThat(candidates(plan, "La COP et le salon", "fr")).isEmpty();
    assertThat(candidates(plan, "Le pétrole", "fr")).containsExactly(0);
    assertThat(candidates(plan, "L’INESIA", "fr")).containsExactly(1);
    assertThat(candidates(plan, "un chercheur", "fr")).containsExactly(2);
    assertThat(candidates(plan, "la recherche", "fr")).isEmpty();
    assertThat(candidates(plan, "l’ia, l’I.A., ses paysages", null)).containsExactly(3, 4);
  }

  @Test
  void comparesAQueryWithEveryArticleIfItNeedsNoWord() throws QuerySyntaxException {
    var plan = plan("(lang:fr OR inesia) AND (lang:fr OR cesia)");

    assertThat(candidates(plan, "", "de")).containsExactly(0);
    assertThat(places(plan, "L’INESIA", "fr").getFirst()).hasSize(1);
    assertThat(places(plan, "L’INESIA", "de").getFirst()).isEmpty();
  }

  @Test
  void countsTheWordsBetweenAMatchOfCountAndAnotherWord() throws QuerySyntaxException {
    var plan = plan("(COUNT/2 cop) NEAR/1 climat");

    assertThat(places(plan, "cop un deux trois cop quatre climat", null).getFirst()).hasSize(1);
    assertThat(places(plan, "cop cop un deux climat", null).getFirst()).isEmpty();
  }

  @Test
  void needsTwoOccurrencesIfBothSidesOfNearAreEqual() throws QuerySyntaxException {
    var plan = plan("\"a1 b2\" NEAR/2 \"a1 b2\"");

    assertThat(places(plan, "a1 b2 x", null).getFirst()).isEmpty();
    assertThat(places(plan, "a1 b2 x y a1 b2", null).getFirst()).hasSize(1);
    assertThat(places(plan, "a1 b2 x y z a1 b2", null).getFirst()).isEmpty();
  }

  /** Such an article is an attack: the places of all queries together would not fit into memory. */
  @Test
  void forgetsPlacesOfOtherQueriesInAVeryLongArticle() throws QuerySyntaxException {
    String[] queries =
        Stream.iterate(0, i -> i < 60, i -> i + 1)
            .map(i -> "(aa bb \"bb aa\") NEAR/%d ((aa cc) NEAR/%d bb)".formatted(i, 60 - i))
            .toArray(String[]::new);
    String text = "aa bb cc bb aa ".repeat(4_000);
    var search = new ArticleSearch(plan(queries));
    search.begin(Map.of(Zone.TEXT, Tokenizer.tokenize(text)), null);
    boolean large = false;
    for (int query = 0; query < queries.length; query++) {
      List<Place> alone = places(plan(queries[query]), text, null).getFirst();
      assertThat(search.places(query)).as(queries[query]).isEqualTo(alone).isNotEmpty();
      large |= search.isLarge();
    }

    assertThat(large).isTrue();
  }

  /** More different words than a search remembers, each twice: some rows of words are full. */
  @Test
  void manyDifferentWordsAreFoundEachTime() throws QuerySyntaxException {
    Plan plan = plan("petrol", "brent*", "Brent", "steuerzahlerinnen");
    var search = new ArticleSearch(plan);
    int[] found = new int[plan.size()];
    for (int i = 0; i < 80_000; i++) {
      String word = letters(i % 40_000);
      String text = "%s Brent %sX steuerzahlerinnen brentford petrol".formatted(word, word);
      search.begin(Map.of(Zone.TEXT, Tokenizer.tokenize(text)), null);
      for (int query = 0; query < found.length; query++) {
        found[query] += search.places(query).size();
      }
    }

    assertThat(found).containsExactly(80_000, 160_000, 80_000, 80_000);
  }

  @Test
  void remembersTheWordsOfEachLanguage() throws QuerySyntaxException {
    var search = new ArticleSearch(plan("stem:nationales"));
    for (int i = 0; i < 3; i++) {
      for (String language : List.of("fr", "en")) {
        search.begin(Map.of(Zone.TEXT, Tokenizer.tokenize("nationaux")), language);
        assertThat(search.places(0)).as(language).hasSize(language.equals("fr") ? 1 : 0);
      }
    }
  }

  /** Returns a word for each number, written with letters instead of digits. */
  private static String letters(int number) {
    return Integer.toString(number, 26)
        .chars()
        .mapToObj(digit -> Character.toString('a' + Character.digit(digit, 26)))
        .collect(Collectors.joining());
  }

  private static Plan plan(String... queries) throws QuerySyntaxException {
    List<Expression> parsed = new java.util.ArrayList<>();
    for (String query : queries) {
      parsed.add(QueryParser.parse(query, Map.of()));
    }
    return new Plan(parsed);
  }

  private static int[] candidates(Plan plan, String text, @Nullable String language) {
    var search = new ArticleSearch(plan);
    search.begin(Map.of(Zone.TEXT, Tokenizer.tokenize(text)), language);
    int[] candidates = search.candidates();
    java.util.Arrays.sort(candidates);
    return candidates;
  }

  /** Returns the places of each query in a text. */
  private static List<List<Place>> places(Plan plan, String text, @Nullable String language) {
    var search = new ArticleSearch(plan);
    search.begin(Map.of(Zone.TEXT, Tokenizer.tokenize(text)), language);
    return Stream.iterate(0, i -> i < plan.size(), i -> i + 1).map(search::places).toList();
  }
}
