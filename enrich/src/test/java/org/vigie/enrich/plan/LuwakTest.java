package org.vigie.enrich.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.Devset;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.Expression.AllOf;
import org.vigie.enrich.query.Expression.Phrase;
import org.vigie.enrich.query.Expression.Whole;
import org.vigie.enrich.query.Layer;
import org.vigie.enrich.query.Zone;
import org.vigie.enrich.text.Token;

/** The stored-query benchmark of the Luwak library: 2,000 queries of two words each, 999 texts. */
class LuwakTest {
  private static final int HITS = 35_890;

  @Test
  void findsAsManyMatchesAsLuceneInTheBenchmarkOfLuwak() throws IOException {
    Optional<Path> shared = Devset.shared();
    assumeTrue(
        shared.isPresent(),
        "SKIPPED: no folder shared/ beside the project; set -Dvigie.shared=DIR");
    Path luwak = shared.orElseThrow().resolve("corpora/luwak");
    List<Expression> queries =
        Files.readAllLines(luwak.resolve("queries")).stream().map(LuwakTest::query).toList();
    var search = new ArticleSearch(new Plan(queries));
    List<Path> texts;
    try (Stream<Path> files = Files.list(luwak.resolve("docfiles"))) {
      texts = files.toList();
    }

    int hits = 0;
    int candidates = 0;
    for (Path text : texts) {
      search.begin(Map.of(Zone.TEXT, words(text)), null);
      for (int query : search.candidates()) {
        hits += search.places(query).isEmpty() ? 0 : 1;
        candidates++;
      }
    }

    assertThat(queries).hasSize(2_000);
    assertThat(texts).hasSize(999);
    assertThat(hits).isEqualTo(HITS);
    assertThat(candidates).isLessThan(3 * HITS);
  }

  private static Expression query(String line) {
    List<Expression> words = new ArrayList<>();
    for (String word : line.split(" ")) {
      String term = word.substring(1);
      var token = new Token(0, term.length(), term, term, 0);
      words.add(new Phrase(term, Layer.PLAIN, List.of(new Whole(token))));
    }
    return new AllOf(words, List.of());
  }

  private static List<Token> words(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    List<Token> words = new ArrayList<>();
    try (var analyzer = new StandardAnalyzer();
        TokenStream stream = analyzer.tokenStream("text", text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      var offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        String word = term.toString();
        words.add(new Token(offset.startOffset(), offset.endOffset(), word, word, 0));
      }
      stream.end();
    }
    return words;
  }
}
