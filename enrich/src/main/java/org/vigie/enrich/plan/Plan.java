package org.vigie.enrich.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.plan.Criterion.AllOf;
import org.vigie.enrich.plan.Criterion.AtLeast;
import org.vigie.enrich.plan.Criterion.InLanguage;
import org.vigie.enrich.plan.Criterion.Somewhere;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.Zone;

/**
 * All queries of a watch, compiled. A query is named by its index in the list of queries. Immutable
 * and thread-safe.
 */
public final class Plan {
  private static final int[] NONE = {};

  private final Nodes table = new Nodes();
  private final SearchedWords searchedWords = new SearchedWords(table);
  private final List<Criterion> queries = new ArrayList<>();
  private final Set<Zone> searched = EnumSet.noneOf(Zone.class);

  /** True if a match of a query may begin in the title and end in the lead. */
  private boolean needsTeaser;

  private final Node[] nodes;
  private final ListOptions options;

  /** For each word's node, the queries to compare if an article has the word. */
  private final int[][] openedBy;

  /** For each word's node, the parts to compare in a zone that has the word. */
  private final int[][] markedBy;

  private final List<Gate> parts = new ArrayList<>();

  /** The queries that need no word, such as {@code lang:fr}. Compared with every article. */
  private final int[] alwaysOpen;

  public Plan(List<Expression> queries) {
    for (Expression query : queries) {
      this.queries.add(criterion(query, Zone.ALL_TEXT, true));
    }
    nodes = table.toArray();
    options = new ListOptions(table, nodes);
    List<Gate> gates = this.queries.stream().map(Criterion::gate).toList();
    openedBy = byWord(gates);
    markedBy = byWord(parts);
    alwaysOpen = IntStream.range(0, gates.size()).filter(i -> gates.get(i).isOpen()).toArray();
  }

  /** Returns for each word's node the indexes of the gates that it opens. */
  private int[][] byWord(List<Gate> gates) {
    Map<Integer, List<Integer>> opened = new HashMap<>();
    for (int i = 0; i < gates.size(); i++) {
      for (int word : gates.get(i).words()) {
        opened.computeIfAbsent(word, _ -> new ArrayList<>()).add(i);
      }
    }
    int[][] byWord = new int[nodes.length][];
    Arrays.fill(byWord, NONE);
    opened.forEach((word, numbers) -> byWord[word] = array(numbers));
    return byWord;
  }

  /** Returns the zones whose words a search needs. */
  public Set<Zone> zones() {
    Set<Zone> zones = EnumSet.copyOf(searched);
    if (needsTeaser) {
      zones.add(Zone.LEAD);
    }
    return zones;
  }

  /** Returns the zones that the queries search, without the lead of a {@link Teaser}. */
  Set<Zone> searched() {
    return Set.copyOf(searched);
  }

  Node[] nodes() {
    return nodes;
  }

  Occurrences occurrences() {
    return new Occurrences(nodes, options);
  }

  SearchedWords searchedWords() {
    return searchedWords;
  }

  Criterion query(int number) {
    return queries.get(number);
  }

  int size() {
    return queries.size();
  }

  /** Returns the number of parts of queries that are searched for somewhere in an article. */
  int parts() {
    return parts.size();
  }

  int[] openedBy(int word) {
    return openedBy[word];
  }

  int[] markedBy(int word) {
    return markedBy[word];
  }

  int[] alwaysOpen() {
    return alwaysOpen;
  }

  /** Converts a part of a query. Users see its matches if {@code shown}: conditions are hidden. */
  private Criterion criterion(Expression expression, List<Zone> where, boolean shown) {
    return switch (expression) {
      case Expression.Choice(_, var options) -> new AtLeast(1, all(options, where, shown));
      case Expression.AtLeast(var least, var options) ->
          new AtLeast(least, all(options, where, shown));
      case Expression.Span span -> somewhere(span, where, shown ? span.source() : null);
      case Expression.AllOf(var all, var none) ->
          new AllOf(all(all, where, shown), all(none, where, false));
      case Expression.If(var what, var when) ->
          new AllOf(
              List.of(criterion(what, where, shown), criterion(when, where, false)), List.of());
      case Expression.InZone(var zone, var scoped) -> criterion(scoped, List.of(zone), shown);
      case Expression.Language(var code) -> new InLanguage(code);
    };
  }

  private List<Criterion> all(
      List<? extends Expression> expressions, List<Zone> where, boolean shown) {
    return expressions.stream().map(each -> criterion(each, where, shown)).toList();
  }

  private Criterion somewhere(Expression.Span span, List<Zone> where, @Nullable String clause) {
    searched.addAll(where);
    int node = new NodeWriter(table, searchedWords).write(span);
    boolean over = where.equals(Zone.ALL_TEXT) && isOverBoth(span);
    needsTeaser |= over;
    Gate gate = table.gate(node);
    parts.add(gate);
    return new Somewhere(parts.size() - 1, node, where, over, clause, gate);
  }

  /** True if a match may begin in the title and end in the lead: for NEAR, but not for COUNT. */
  private static boolean isOverBoth(Expression.Span span) {
    return switch (span) {
      case Expression.Near(_, var left, _, _, var right) -> !hasCount(left) && !hasCount(right);
      case Expression.NotNear(_, var left, _, _) -> isOverBoth(left);
      case Expression.Choice _, Expression.Phrase _, Expression.Count _ -> false;
    };
  }

  private static boolean hasCount(Expression.Span span) {
    return switch (span) {
      case Expression.Count _ -> true;
      case Expression.Choice(_, var options) -> options.stream().anyMatch(Plan::hasCount);
      case Expression.Near(_, var left, _, _, var right) -> hasCount(left) || hasCount(right);
      case Expression.NotNear(_, var left, _, var right) -> hasCount(left) || hasCount(right);
      case Expression.Phrase _ -> false;
    };
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
