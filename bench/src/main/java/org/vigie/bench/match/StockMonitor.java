package org.vigie.bench.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.vigie.bench.match.StoredRules.Rule;
import org.vigie.bench.match.StoredRules.Text;

/** Lucene Monitor as it comes: its own prefilter, one document at a time, with highlights. */
final class StockMonitor implements StoredMatcher, AutoCloseable {
  private static final List<String> FIELDS = List.of("TITLE", "SUMMARY", "TEXT");
  private static final int BATCH = 1_000;

  private final Monitor monitor;

  StockMonitor(List<Rule> rules) throws IOException {
    monitor = new Monitor(new StandardAnalyzer());
    for (int from = 0; from < rules.size(); from += BATCH) {
      List<MonitorQuery> queries = new ArrayList<>();
      for (int rule = from; rule < Math.min(rules.size(), from + BATCH); rule++) {
        queries.add(new MonitorQuery(String.valueOf(rule), query(rules.get(rule))));
      }
      monitor.register(queries);
    }
  }

  @Override
  public Map<String, Extent> match(Text text) {
    var document = new Document();
    document.add(new TextField("TITLE", text.title(), Field.Store.NO));
    document.add(new TextField("SUMMARY", text.summary(), Field.Store.NO));
    document.add(new TextField("TEXT", text.text(), Field.Store.NO));
    try {
      return extents(monitor.match(document, HighlightsMatch.MATCHER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Extent> extents(MatchingQueries<HighlightsMatch> found) {
    Map<String, Extent> extents = new TreeMap<>();
    for (HighlightsMatch match : found.getMatches()) {
      for (Map.Entry<String, Set<HighlightsMatch.Hit>> field : match.getHits().entrySet()) {
        for (HighlightsMatch.Hit hit : field.getValue()) {
          var extent = new Extent(hit.startOffset(), hit.endOffset());
          extents.merge(match.getQueryId() + " " + field.getKey(), extent, Extent::with);
        }
      }
    }
    return extents;
  }

  private static BooleanQuery query(Rule rule) {
    IntervalsSource[] options =
        rule.options().stream().map(Intervals::term).toArray(IntervalsSource[]::new);
    var any = new BooleanQuery.Builder();
    for (String field : FIELDS) {
      for (IntervalsSource source :
          List.of(
              Intervals.phrase(rule.phrase().toArray(String[]::new)),
              near(Rule.NEAR, Intervals.term(rule.near().getFirst()), rule.near().getLast()),
              near(Rule.BESIDE, Intervals.or(options), rule.beside()))) {
        any.add(new IntervalQuery(field, source), Occur.SHOULD);
      }
    }
    return any.build();
  }

  private static IntervalsSource near(int words, IntervalsSource left, String right) {
    return Intervals.maxgaps(words, Intervals.unordered(left, Intervals.term(right)));
  }

  @Override
  public void close() throws IOException {
    monitor.close();
  }
}
