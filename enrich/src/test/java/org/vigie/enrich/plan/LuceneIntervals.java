package org.vigie.enrich.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.Expression.Choice;
import org.vigie.enrich.query.Expression.Form;
import org.vigie.enrich.query.Expression.Near;
import org.vigie.enrich.query.Expression.Phrase;
import org.vigie.enrich.query.Expression.Span;
import org.vigie.enrich.query.Expression.Whole;
import org.vigie.enrich.query.Layer;
import org.vigie.enrich.query.WordPattern;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Token;

/** Converts the parts of queries whose matches have positions to Lucene's form. */
final class LuceneIntervals {
  /** The numbers up to this one are used for the sides of {@code NEAR}. */
  static final int SIDES = 2;

  private final Set<WordPattern> patterns = new HashSet<>();

  /** Returns the patterns in the queries that were converted. */
  Set<WordPattern> patterns() {
    return patterns;
  }

  IntervalsSource write(Span span) {
    return switch (span) {
      case Phrase(_, var layer, var forms) -> phrase(layer, forms);
      case Choice(_, var options) -> any(options.stream().map(this::write).toList());
      case Near near -> near(near);
      case Expression.NotNear(_, var left, var words, var right) ->
          // why: adjacent words have the distance 0 in our queries, but 1 in Lucene.
          Intervals.notWithin(write(left), words + 1, write(right));
      case Expression.Count(_, var times, var counted) ->
          opaque(
              Intervals.ordered(
                  Collections.nCopies(times, write(counted)).toArray(IntervalsSource[]::new)),
              0);
    };
  }

  /**
   * Hides from Lucene what a part of a query is. Otherwise it counts the words between the
   * occurrences of a {@code COUNT} as gaps of the {@code NEAR} around it, and takes a {@code NEAR}
   * with two equal sides for a {@code COUNT}. Each number makes a different part.
   */
  static IntervalsSource opaque(IntervalsSource source, int number) {
    return Intervals.maxwidth(Integer.MAX_VALUE - number, source);
  }

  private static IntervalsSource any(List<IntervalsSource> options) {
    // why: with true, Lucene would turn ("a b" OR "c d") NEAR ("e f" OR "g h") into four NEARs,
    // and nested NEARs into very many.
    return Intervals.or(false, options);
  }

  private IntervalsSource near(Near near) {
    List<IntervalsSource> pairs = new ArrayList<>();
    for (Span left : NearSides.groups(near.left())) {
      for (Span right : NearSides.groups(near.right())) {
        IntervalsSource from = opaque(write(left), 1);
        IntervalsSource to = opaque(write(right), 2);
        pairs.add(Intervals.maxgaps(near.words(), Intervals.ordered(from, to)));
        if (!near.ordered()) {
          // why: Intervals.unordered isn't used, because in it one word could match both sides.
          pairs.add(Intervals.maxgaps(near.words(), Intervals.ordered(to, from)));
          // why: if one side is or lists a NEAR, the other side can lie between its words.
          NearSides.wide(left)
              .forEach(wide -> pairs.add(Intervals.containing(opaque(write(wide), 1), to)));
          NearSides.wide(right)
              .forEach(wide -> pairs.add(Intervals.containing(opaque(write(wide), 2), from)));
        }
      }
    }
    return any(pairs);
  }

  /** For phrases without gaps: Lucene can't tell the gap in {@code Yahoo! Finance} from words. */
  private IntervalsSource phrase(Layer layer, List<Form> forms) {
    return Intervals.phrase(
        forms.stream().map(form -> word(layer, form)).toArray(IntervalsSource[]::new));
  }

  private IntervalsSource word(Layer layer, Form form) {
    return switch (form) {
      case WordPattern pattern -> {
        patterns.add(pattern);
        yield Intervals.term(pattern.term());
      }
      case Whole(var token) ->
          switch (layer) {
            case EXACT -> Intervals.term(layer.term(token.exact()));
            case PLAIN -> Intervals.term(layer.term(token.plain()));
            case STEM -> stem(token);
          };
    };
  }

  /** Returns the word's stems in all languages, because the articles' language isn't known yet. */
  private IntervalsSource stem(Token token) {
    return any(
        Stems.forms(token).stream().map(form -> Intervals.term(Layer.STEM.term(form))).toList());
  }
}
