package org.vigie.enrich.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.plan.Plan;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.Zone;
import org.vigie.settings.Plural;

/**
 * Divides queries into their parts. Equal parts get the same number, so that a macro is compared
 * once, however many rules use it.
 */
final class QueryParts {
  /** Maximum UTF-16 code units shown of a part. Chosen: its beginning is enough to find it. */
  private static final int LONGEST = 60;

  private final List<QueryPart> parts = new ArrayList<>();
  private final Map<Expression, Integer> numbers = new HashMap<>();
  private final List<Expression> queries = new ArrayList<>();

  /** The names of macros, by their queries. */
  private final Map<String, String> macros = new HashMap<>();

  /** Returns the number of a query. The macros that it uses are then shown by their names. */
  int add(Expression query, Map<String, String> macros) {
    macros.forEach((name, text) -> this.macros.put(text.strip(), "@" + name));
    return number(query, null);
  }

  /** Returns the plan that finds the words of all parts. */
  Plan plan() {
    return new Plan(queries);
  }

  PartScores scores(Plan plan) {
    return new PartScores(parts, plan);
  }

  private int number(Expression expression, @Nullable Zone zone) {
    if (expression instanceof Expression.InZone(var inner, var scoped)) {
      return number(scoped, inner);
    }
    Expression key = zone == null ? expression : new Expression.InZone(zone, expression);
    Integer known = numbers.get(key);
    if (known == null) {
      QueryPart part = part(expression, zone);
      known = parts.size();
      parts.add(part);
      numbers.put(key, known);
    }
    return known;
  }

  private QueryPart part(Expression expression, @Nullable Zone zone) {
    return switch (expression) {
      case Expression.Span span -> span(span, zone);
      case Expression.AllOf(var all, var none) ->
          new QueryPart.AllOf(
              numbers(all, zone),
              numbers(none, zone),
              none.stream()
                  .map(each -> "what follows NOT is there" + named(each, ": ", ""))
                  .toList());
      case Expression.If(var shown, var condition) ->
          new QueryPart.If(number(shown, zone), number(condition, zone));
      case Expression.AtLeast(int least, var options) ->
          new QueryPart.AtLeast(least, numbers(options, zone), missing(least, options, ""));
      case Expression.InZone _ -> throw new IllegalArgumentException("a zone is no part");
      case Expression.Language(var code) -> new QueryPart.InLanguage(code);
    };
  }

  private QueryPart span(Expression.Span span, @Nullable Zone zone) {
    int query = queries.size();
    queries.add(zone == null ? span : new Expression.InZone(zone, span));
    return switch (span) {
      case Expression.Phrase phrase -> new QueryPart.Words(query, shown(phrase) + " is not there");
      case Expression.Choice(var source, var options) -> {
        String macro = macros.containsKey(source) ? " of " + macros.get(source) : "";
        yield new QueryPart.AnyOf(query, near(numbers(options, zone)), missing(1, options, macro));
      }
      case Expression.Near near ->
          new QueryPart.Near(
              query, number(near.left(), zone), number(near.right(), zone), apart(near));
      case Expression.NotNear(_, var left, int words, var right) ->
          new QueryPart.Limited(
              query,
              number(left, zone),
              "%s is within %s of %s"
                  .formatted(shown(right), Plural.of(words, "word"), shown(left)));
      case Expression.Count(_, int times, var counted) ->
          new QueryPart.Limited(
              query,
              number(counted, zone),
              shown(counted) + " is there fewer than " + Plural.of(times, "time"));
    };
  }

  private List<Integer> numbers(List<? extends Expression> expressions, @Nullable Zone zone) {
    return expressions.stream().map(each -> number(each, zone)).toList();
  }

  /** Leaves out words, and lists of words only: an article has them or doesn't. */
  private List<Integer> near(List<Integer> options) {
    return options.stream()
        .filter(
            option ->
                switch (parts.get(option)) {
                  case QueryPart.Words _ -> false;
                  case QueryPart.AnyOf(_, var inner, _) -> !inner.isEmpty();
                  case QueryPart _ -> true;
                })
        .toList();
  }

  private String apart(Expression.Near near) {
    return "%s and %s are there, but not within %s%s"
        .formatted(
            shown(near.left()),
            shown(near.right()),
            Plural.of(near.words(), "word"),
            near.ordered() ? " in this order" : "");
  }

  private String missing(int least, List<? extends Expression> options, String macro) {
    String first = named(options.getFirst(), " (", " …)");
    return least == 1
        ? "none of the " + options.size() + " options" + macro + " is there" + first
        : "fewer than " + least + " of the " + options.size() + " options are there" + first;
  }

  /** Returns the part as written, between two texts; nothing if it has no short form. */
  private String named(Expression part, String before, String after) {
    return switch (part) {
      case Expression.Span span -> before + shown(span) + after;
      case Expression.InZone(var zone, var scoped) ->
          named(scoped, before + zone.name().toLowerCase(Locale.ROOT) + ":", after);
      case Expression.AtLeast(_, var options) ->
          named(options.getFirst(), before + "(", " …)" + after);
      case Expression.AllOf _, Expression.If _, Expression.Language _ -> "";
    };
  }

  private String shown(Expression.Span span) {
    String source = macros.getOrDefault(span.source(), span.source());
    return source.length() > LONGEST ? source.substring(0, LONGEST - 1) + "…" : source;
  }
}
