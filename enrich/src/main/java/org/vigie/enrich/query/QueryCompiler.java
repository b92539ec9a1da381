package org.vigie.enrich.query;

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
import org.vigie.enrich.query.Expression.Span;

/** Converts a parsed query to a Lucene query, and collects the parts whose matches users see. */
final class QueryCompiler {
  private final IntervalWriter intervals = new IntervalWriter();
  private final Map<Query, String> clauses = new HashMap<>();
  private final Set<Zone> zones = EnumSet.noneOf(Zone.class);

  private QueryCompiler() {}

  static CompiledQuery compile(Expression expression) {
    var compiler = new QueryCompiler();
    Query query = compiler.query(expression, Zone.ALL_TEXT, true);
    return new CompiledQuery(
        expression, query, compiler.clauses, compiler.zones, compiler.intervals.usesStems());
  }

  /** Converts a part of a query. Users see its matches if {@code shown}: conditions are hidden. */
  private Query query(Expression expression, List<Zone> where, boolean shown) {
    return switch (expression) {
      case Expression.Choice(_, var options) -> any(1, options, where, shown);
      case Expression.AtLeast(var least, var options) -> any(least, options, where, shown);
      case Span span -> leaf(span, where, shown);
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
      case Expression.InZone(var zone, var scoped) -> query(scoped, List.of(zone), shown);
      case Expression.Language(var code) -> new TermQuery(new Term(CompiledQuery.LANGUAGE, code));
    };
  }

  private Query any(
      int least, List<? extends Expression> options, List<Zone> where, boolean shown) {
    var any = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
    options.forEach(option -> any.add(query(option, where, shown), Occur.SHOULD));
    return any.build();
  }

  private Query leaf(Span span, List<Zone> where, boolean shown) {
    IntervalsSource source = intervals.write(span);
    var anywhere = new BooleanQuery.Builder();
    for (Zone zone : where) {
      zones.add(zone);
      Query query = new IntervalQuery(zone.name(), source);
      anywhere.add(query, Occur.SHOULD);
      if (shown) {
        clauses.put(query, span.source());
      }
    }
    BooleanQuery any = anywhere.build();
    return where.size() == 1 ? any.clauses().getFirst().query() : any;
  }
}
