package org.vigie.enrich.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.plan.ArticleSearch.Place;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.Layer;
import org.vigie.enrich.query.WordPattern;
import org.vigie.enrich.query.Zone;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Token;
import org.vigie.enrich.text.Tokenizer;

/** Finds the places where one query matches with Lucene, to compare them with a plan's. */
final class LuceneOracle {
  private static final String LANGUAGE = "lang";
  private static final String BOTH = "both";
  private static final String SEAM = "\u0000";

  private final LuceneIntervals intervals = new LuceneIntervals();
  private final Map<Query, String> clauses = new HashMap<>();
  private final Query query;
  private int leaves;

  LuceneOracle(Expression expression) {
    query = query(expression, Zone.ALL_TEXT, true);
  }

  Set<Place> places(Map<Zone, List<Token>> words, @Nullable String language) {
    var index = new MemoryIndex(true);
    words.forEach(
        (zone, tokens) ->
            index.addField(
                zone.name(), new Terms(tokens, intervals.patterns(), Stems.of(language))));
    List<Token> title = words.getOrDefault(Zone.TITLE, List.of());
    List<Token> lead = words.getOrDefault(Zone.LEAD, List.of());
    if (!title.isEmpty() && !lead.isEmpty()) {
      List<Token> both = both(title, lead);
      index.addField(BOTH, new Terms(both, intervals.patterns(), Stems.of(language)));
    }
    if (language != null) {
      index.addField(LANGUAGE, language, new KeywordAnalyzer());
    }
    try {
      return places(index.createSearcher(), title, lead);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns title and lead as one text, with a mark between that only we search for. */
  private static List<Token> both(List<Token> title, List<Token> lead) {
    List<Token> both = new ArrayList<>(title);
    int shift = title.getLast().end();
    both.add(new Token(shift, shift, SEAM, SEAM, 0));
    for (int i = 0; i < lead.size(); i++) {
      Token token = lead.get(i);
      int gap = i == 0 ? Tokenizer.SENTENCE_GAP - 1 : token.gap();
      both.add(
          new Token(shift + token.start(), shift + token.end(), token.exact(), token.plain(), gap));
    }
    return both;
  }

  private Set<Place> places(IndexSearcher searcher, List<Token> title, List<Token> lead)
      throws IOException {
    Set<Place> places = new HashSet<>();
    var weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    Matches matches = weight.matches(searcher.getIndexReader().leaves().getFirst(), 0);
    if (matches != null) {
      for (String field : matches) {
        MatchesIterator found = matches.getMatches(field);
        while (found != null && found.next()) {
          String clause = clauses.get(found.getQuery());
          if (clause != null && field.equals(BOTH)) {
            int shift = title.getLast().end();
            int end = found.endOffset() - shift;
            places.add(new Place(Zone.TITLE, found.startOffset(), shift, clause));
            places.add(new Place(Zone.LEAD, lead.getFirst().start(), end, clause));
          } else if (clause != null) {
            places.add(
                new Place(Zone.valueOf(field), found.startOffset(), found.endOffset(), clause));
          }
        }
      }
    }
    return places;
  }

  private Query query(Expression expression, List<Zone> where, boolean shown) {
    var both = new BooleanQuery.Builder();
    return switch (expression) {
      case Expression.Choice(_, var options) -> any(1, options, where, shown);
      case Expression.AtLeast(var least, var options) -> any(least, options, where, shown);
      case Expression.Span span -> leaf(span, where, shown);
      case Expression.AllOf(var all, var none) -> {
        if (all.isEmpty()) {
          both.add(new MatchAllDocsQuery(), Occur.MUST);
        }
        all.forEach(each -> both.add(query(each, where, shown), Occur.MUST));
        none.forEach(each -> both.add(query(each, where, false), Occur.MUST_NOT));
        yield both.build();
      }
      case Expression.If(var what, var condition) ->
          both.add(query(what, where, shown), Occur.MUST)
              .add(query(condition, where, false), Occur.MUST)
              .build();
      case Expression.InZone(var zone, var scoped) -> query(scoped, List.of(zone), shown);
      case Expression.Language(var code) -> new TermQuery(new Term(LANGUAGE, code));
    };
  }

  private Query any(
      int least, List<? extends Expression> options, List<Zone> where, boolean shown) {
    var any = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
    options.forEach(option -> any.add(query(option, where, shown), Occur.SHOULD));
    return any.build();
  }

  private Query leaf(Expression.Span span, List<Zone> where, boolean shown) {
    var anywhere = new BooleanQuery.Builder();
    for (Zone zone : where) {
      // why: each leaf is different, so that Lucene never takes a hidden one for one that is shown.
      var source = LuceneIntervals.opaque(intervals.write(span), LuceneIntervals.SIDES + ++leaves);
      var leaf = new IntervalQuery(zone.name(), source);
      anywhere.add(leaf, Occur.SHOULD);
      if (shown) {
        clauses.put(leaf, span.source());
      }
    }
    if (where.equals(Zone.ALL_TEXT) && isOverBoth(span)) {
      var seam = Intervals.term(Layer.EXACT.term(SEAM));
      var source = Intervals.containing(intervals.write(span), seam);
      var leaf =
          new IntervalQuery(BOTH, LuceneIntervals.opaque(source, LuceneIntervals.SIDES + ++leaves));
      anywhere.add(leaf, Occur.SHOULD);
      if (shown) {
        clauses.put(leaf, span.source());
      }
    }
    return anywhere.build();
  }

  /** True for NEAR without COUNT, also as the left side of NOT NEAR. */
  private static boolean isOverBoth(Expression.Span span) {
    return (span instanceof Expression.Near && !span.toString().contains("Count["))
        || (span instanceof Expression.NotNear(_, var left, _, _) && isOverBoth(left));
  }

  /** The words of a text, each in all forms and with all patterns that it matches. */
  private static final class Terms extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Queue<Runnable> next = new ArrayDeque<>();

    Terms(List<Token> tokens, Set<WordPattern> patterns, Stems stems) {
      for (Token token : tokens) {
        List<String> terms = new ArrayList<>();
        terms.add(Layer.EXACT.term(token.exact()));
        terms.add(Layer.PLAIN.term(token.plain()));
        terms.add(Layer.STEM.term(stems.stem(token)));
        patterns.stream().filter(each -> each.matches(token)).forEach(p -> terms.add(p.term()));
        for (int i = 0; i < terms.size(); i++) {
          int positions = i == 0 ? 1 + token.gap() : 0;
          String text = terms.get(i);
          next.add(() -> write(text, token, positions));
        }
      }
    }

    private void write(String text, Token token, int positions) {
      term.setEmpty().append(text);
      offset.setOffset(token.start(), token.end());
      step.setPositionIncrement(positions);
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      Runnable write = next.poll();
      if (write != null) {
        write.run();
      }
      return write != null;
    }
  }
}
