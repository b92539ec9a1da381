package org.vigie.enrich.match;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.vigie.enrich.match.Expression.Form;
import org.vigie.enrich.match.Expression.Spanning;

/** Writes an expression as a Lucene query, and notes what its parts and its needs are. */
final class QueryCompiler {
  /** Field that holds the article's language. */
  static final String LANGUAGE = "lang";

  private final TermIndex vocabulary;
  private final Map<Query, String> clauses = new HashMap<>();
  private final Set<Zone> zones = EnumSet.noneOf(Zone.class);
  private boolean stems;

  private QueryCompiler(TermIndex vocabulary) {
    this.vocabulary = vocabulary;
  }

  static CompiledQuery compile(Expression expression, TermIndex vocabulary) {
    var compiler = new QueryCompiler(vocabulary);
    Query query = compiler.query(expression, Zone.WHOLE, true);
    Need need = compiler.need(expression);
    return new CompiledQuery(
        query, compiler.clauses, need, List.copyOf(compiler.zones), compiler.stems);
  }

  private Query query(Expression expression, List<Zone> where, boolean shown) {
    return switch (expression) {
      case Expression.Choice(_, var options) -> any(1, options, where, shown);
      case Expression.AtLeast(var least, var options) -> any(least, options, where, shown);
      case Spanning spanning -> leaf(spanning, where, shown);
      case Expression.AllOf(var all, var none) -> {
        var both = new BooleanQuery.Builder();
        all.forEach(each -> both.add(query(each, where, shown), Occur.MUST));
        none.forEach(each -> both.add(query(each, where, false), Occur.MUST_NOT));
        yield both.build();
      }
      case Expression.If(var what, var condition) ->
          new BooleanQuery.Builder()
              .add(query(what, where, shown), Occur.MUST)
              .add(query(condition, where, false), Occur.MUST)
              .build();
      case Expression.InZone(var zone, var what) -> query(what, List.of(zone), shown);
      case Expression.Language(var code) -> new TermQuery(new Term(LANGUAGE, code));
    };
  }

  private Query any(
      int least, List<? extends Expression> options, List<Zone> where, boolean shown) {
    var any = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
    options.forEach(option -> any.add(query(option, where, shown), Occur.SHOULD));
    return any.build();
  }

  private Query leaf(Spanning spanning, List<Zone> where, boolean shown) {
    IntervalsSource source = Spans.of(spanning);
    List<Query> perZone = new ArrayList<>();
    for (Zone zone : where) {
      zones.add(zone);
      Query query = new IntervalQuery(zone.field(), source);
      perZone.add(query);
      if (shown) {
        clauses.put(query, spanning.source());
      }
    }
    if (perZone.size() == 1) {
      return perZone.getFirst();
    }
    var anywhere = new BooleanQuery.Builder();
    perZone.forEach(query -> anywhere.add(query, Occur.SHOULD));
    return anywhere.build();
  }

  private Need need(Expression expression) {
    return switch (expression) {
      case Expression.Phrase(_, var layer, var forms) ->
          Need.all(forms.stream().map(form -> need(layer, form)).toList());
      case Expression.Choice(_, var options) -> anyNeed(1, options);
      case Expression.AtLeast(var least, var options) -> anyNeed(least, options);
      case Expression.Near(_, var left, _, _, var right) ->
          Need.all(List.of(need(left), need(right)));
      case Expression.NotNear(_, var left, _, var right) -> needOf(left, List.of(right));
      case Expression.Count(_, _, var what) -> need(what);
      case Expression.AllOf(var all, var none) ->
          Need.all(all.stream().map(each -> needOf(each, none)).toList());
      case Expression.If(var what, var condition) -> Need.all(List.of(need(what), need(condition)));
      case Expression.InZone(_, var what) -> need(what);
      case Expression.Language _ -> new Need.Nothing();
    };
  }

  /** What must not be there is no need, but its patterns must be known to be seen. */
  private Need needOf(Expression wanted, List<? extends Expression> unwanted) {
    unwanted.forEach(this::need);
    return need(wanted);
  }

  private Need anyNeed(int least, List<? extends Expression> options) {
    return Need.any(least, options.stream().map(this::need).toList());
  }

  private Need need(Layer layer, Form form) {
    if (layer == Layer.STEM) {
      stems = true;
      return new Need.Nothing();
    }
    return switch (form) {
      case Form.Whole(var word) -> vocabulary.word(word.plain());
      case Form.Open(var pattern) -> vocabulary.pattern(pattern);
    };
  }
}
