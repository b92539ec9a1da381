package org.vigie.enrich.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.plan.ArticleSearch;
import org.vigie.enrich.plan.Plan;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.Zone;
import org.vigie.enrich.text.Token;
import org.vigie.settings.Plural;

/**
 * How near a query came to a text that it doesn't match.
 *
 * @param score share of the query that matches, from 0 to 1
 * @param reasons what is missing, a phrase each; empty if the query matches
 */
public record NearMiss(double score, List<String> reasons) {
  /** The share that is left if only the distance, the order or the number is wrong. Chosen. */
  private static final double ALMOST = 0.9;

  private static final NearMiss MET = new NearMiss(1, List.of());

  public NearMiss {
    reasons = List.copyOf(reasons);
  }

  /**
   * Compares a query with a text that is an article's title.
   *
   * @param words of the text
   */
  public static NearMiss of(Expression query, List<Token> words) {
    return new Comparison(words).of(query, null);
  }

  private boolean isMet() {
    return reasons.isEmpty();
  }

  private static NearMiss none(String reason) {
    return new NearMiss(0, List.of(reason));
  }

  /** Compares parts of a query with the words of a title. */
  private record Comparison(List<Token> words) {

    NearMiss of(Expression part, @Nullable Zone zone) {
      return switch (part) {
        case Expression.Span span -> finds(span, zone) ? MET : ofSpan(span, zone);
        case Expression.AllOf(var all, var none) -> both(ofAll(all, zone), excluded(none, zone));
        case Expression.If(var shown, var condition) -> both(of(shown, zone), of(condition, zone));
        case Expression.AtLeast(int least, var options) -> ofOptions(least, options, zone);
        case Expression.InZone(var inner, var scoped) -> of(scoped, inner);
        case Expression.Language(var code) ->
            none("the language of an example is unknown, and lang:" + code + " is not true");
      };
    }

    private boolean finds(Expression.Span span, @Nullable Zone zone) {
      Expression scoped = zone == null ? span : new Expression.InZone(zone, span);
      var search = new ArticleSearch(new Plan(List.of(scoped)));
      Map<Zone, List<Token>> texts = new EnumMap<>(Zone.class);
      texts.put(Zone.TITLE, words);
      search.begin(texts, null);
      return !search.places(0).isEmpty();
    }

    private NearMiss ofSpan(Expression.Span span, @Nullable Zone zone) {
      return switch (span) {
        case Expression.Phrase phrase -> none(phrase.source() + " is not there");
        case Expression.Choice choice -> ofOptions(1, choice.options(), zone);
        case Expression.Near near -> ofNear(near, zone);
        case Expression.NotNear(_, var left, int distance, var right) -> {
          NearMiss of = of(left, zone);
          String why =
              right.source() + " is within " + Plural.of(distance, "word") + " of " + left.source();
          yield of.isMet() ? new NearMiss(ALMOST, List.of(why)) : of;
        }
        case Expression.Count(_, int times, var counted) -> {
          NearMiss of = of(counted, zone);
          String why = counted.source() + " is there fewer than " + times + " times";
          yield of.isMet() ? new NearMiss(ALMOST, List.of(why)) : of;
        }
      };
    }

    private NearMiss ofNear(Expression.Near near, @Nullable Zone zone) {
      NearMiss sides = both(of(near.left(), zone), of(near.right(), zone));
      if (!sides.isMet()) {
        return new NearMiss(sides.score() * ALMOST, sides.reasons());
      }
      String why =
          "%s and %s are there, but not within %s%s"
              .formatted(
                  near.left().source(),
                  near.right().source(),
                  Plural.of(near.words(), "word"),
                  near.ordered() ? " in this order" : "");
      return new NearMiss(ALMOST, List.of(why));
    }

    private NearMiss ofAll(List<? extends Expression> parts, @Nullable Zone zone) {
      List<String> reasons = new ArrayList<>();
      double score = 0;
      for (Expression part : parts) {
        NearMiss of = of(part, zone);
        score += of.score() / parts.size();
        reasons.addAll(of.reasons());
      }
      return new NearMiss(score, reasons);
    }

    private NearMiss excluded(List<Expression> parts, @Nullable Zone zone) {
      List<String> reasons = new ArrayList<>();
      for (Expression part : parts) {
        if (of(part, zone).isMet()) {
          reasons.add("what follows NOT is there" + source(part));
        }
      }
      return reasons.isEmpty() ? MET : new NearMiss(ALMOST, reasons);
    }

    private static String source(Expression part) {
      return part instanceof Expression.Span span ? ": " + span.source() : "";
    }

    private NearMiss ofOptions(int least, List<? extends Expression> options, @Nullable Zone zone) {
      List<NearMiss> sorted =
          options.stream()
              .map(option -> of(option, zone))
              .sorted(Comparator.comparingDouble(NearMiss::score).reversed())
              .toList();
      long met = sorted.stream().filter(NearMiss::isMet).count();
      if (met >= least) {
        return MET;
      }
      NearMiss nearest = sorted.get((int) met);
      boolean isNothing = nearest.score() == 0 && options.size() > 1;
      String which = least == 1 ? "none of the " : "fewer than " + least + " of the ";
      return isNothing
          ? none(which + options.size() + " options is there" + first(options))
          : nearest;
    }

    private static String first(List<? extends Expression> options) {
      return options.getFirst() instanceof Expression.Span span ? " (" + span.source() + " …)" : "";
    }

    private static NearMiss both(NearMiss one, NearMiss other) {
      List<String> reasons = new ArrayList<>(one.reasons());
      reasons.addAll(other.reasons());
      return new NearMiss((one.score() + other.score()) / 2, reasons);
    }
  }
}
