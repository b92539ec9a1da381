package org.vigie.enrich.match;

import org.vigie.enrich.text.Token;
import org.vigie.enrich.text.Stemmer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.vigie.enrich.match.Expression.Form;
import org.vigie.enrich.match.Expression.Spanning;

/** Writes what stands at a position of the text as Lucene intervals. */
final class Spans {
  private Spans() {}

  static IntervalsSource of(Spanning spanning) {
    return switch (spanning) {
      case Expression.Phrase(_, var layer, var forms) -> phrase(layer, forms);
      case Expression.Choice(_, var options) ->
          // why: without rewriting, lists within nested NEARs are not multiplied out.
          Intervals.or(false, options.stream().map(Spans::of).toList());
      case Expression.Near(_, var left, var words, var ordered, var right) ->
          near(Choices.groups(left), words, ordered, Choices.groups(right));
      case Expression.NotNear(_, var left, var words, var right) ->
          // why: Lucene counts positions, and neighbours are one apart.
          Intervals.notWithin(of(left), words + 1, of(right));
      case Expression.Count(_, var times, var what) -> count(times, of(what));
    };
  }

  private static IntervalsSource near(
      List<Spanning> lefts, int words, boolean ordered, List<Spanning> rights) {
    List<IntervalsSource> pairs = new ArrayList<>();
    for (Spanning left : lefts) {
      for (Spanning right : rights) {
        IntervalsSource from = of(left);
        IntervalsSource to = of(right);
        pairs.add(Intervals.maxgaps(words, Intervals.ordered(from, to)));
        if (!ordered) {
          // why: Intervals.unordered would let both sides share a word.
          pairs.add(Intervals.maxgaps(words, Intervals.ordered(to, from)));
          // why: of a, b and c near each other, any may be the one in the middle.
          if (left instanceof Expression.Near) {
            pairs.add(Intervals.containing(from, to));
          }
          if (right instanceof Expression.Near) {
            pairs.add(Intervals.containing(to, from));
          }
        }
      }
    }
    return Intervals.or(false, pairs);
  }

  private static IntervalsSource count(int times, IntervalsSource what) {
    IntervalsSource[] all = new IntervalsSource[times];
    Arrays.fill(all, what);
    return times == 1 ? what : Intervals.ordered(all);
  }

  private static IntervalsSource phrase(Layer layer, List<Form> forms) {
    List<IntervalsSource> words = new ArrayList<>();
    for (Form form : forms) {
      words.add(form(layer, form));
    }
    return words.size() == 1
        ? words.getFirst()
        : Intervals.phrase(words.toArray(IntervalsSource[]::new));
  }

  private static IntervalsSource form(Layer layer, Form form) {
    return switch (form) {
      case Form.Whole(var word) ->
          switch (layer) {
            case EXACT -> Intervals.term(layer.term(word.exact()));
            case PLAIN -> Intervals.term(layer.term(word.plain()));
            case STEM -> stem(word);
          };
      case Form.Open(var pattern) -> Intervals.term(pattern.term());
    };
  }

  /** A query says no language, so the word's stems of all languages will do. */
  private static IntervalsSource stem(Token word) {
    Set<String> stems = new TreeSet<>();
    stems.add(word.plain());
    for (String language : Stemmer.LANGUAGES) {
      stems.add(new Stemmer(language).stem(word));
    }
    return Intervals.or(
        false, stems.stream().map(stem -> Intervals.term(Layer.STEM.term(stem))).toList());
  }
}
