package org.vigie.enrich.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.enrich.query.Expression.Choice;
import org.vigie.enrich.query.Expression.Form;
import org.vigie.enrich.query.Expression.Near;
import org.vigie.enrich.query.Expression.NotNear;
import org.vigie.enrich.query.Expression.Phrase;
import org.vigie.enrich.query.Expression.Span;
import org.vigie.enrich.query.Expression.Whole;
import org.vigie.enrich.query.Layer;
import org.vigie.enrich.query.WordPattern;

/** The sides of a {@code NEAR}. */
final class NearSides {
  private NearSides() {}

  /**
   * Splits the options on one side of a {@code NEAR} into groups in which no option contains
   * another. Where two options match, only the shorter is found. So with the options {@code
   * national} and {@code "institut national"} in one group, only {@code national} would be found,
   * which is farther from a word before {@code institut}. Most lists are one group.
   */
  static List<Span> groups(Span span) {
    if (!(span instanceof Choice choice)) {
      return List.of(span);
    }
    List<List<Span>> groups = new ArrayList<>();
    for (Span option : flat(choice)) {
      groupFor(option, groups).add(option);
    }
    return groups.stream().<Span>map(group -> new Choice(choice.source(), group)).toList();
  }

  /** Returns the options on one side that are a NEAR: other words can lie between their words. */
  static List<Span> wide(Span span) {
    return flat(span).stream().filter(NearSides::isWide).toList();
  }

  private static boolean isWide(Span option) {
    return option instanceof Near
        || (option instanceof NotNear(_, var left, _, _) && left instanceof Near);
  }

  private static List<Span> flat(Span span) {
    return span instanceof Choice choice
        ? choice.options().stream().flatMap(option -> flat(option).stream()).toList()
        : List.of(span);
  }

  private static List<Span> groupFor(Span option, List<List<Span>> groups) {
    for (List<Span> group : groups) {
      if (group.stream().noneMatch(other -> hides(other, option) || hides(option, other))) {
        return group;
      }
    }
    groups.add(new ArrayList<>());
    return groups.getLast();
  }

  private static boolean hides(Span shorter, Span longer) {
    return shorter instanceof Phrase(_, var layer, var forms)
        && longer instanceof Phrase(_, var otherLayer, var otherForms)
        && layer == otherLayer
        && forms.size() < otherForms.size()
        && IntStream.rangeClosed(0, otherForms.size() - forms.size())
            .mapToObj(at -> otherForms.subList(at, at + forms.size()))
            .anyMatch(part -> isSame(layer, forms, part));
  }

  private static boolean isSame(Layer layer, List<Form> forms, List<Form> others) {
    return IntStream.range(0, forms.size())
        .allMatch(i -> isSame(layer, forms.get(i), others.get(i)));
  }

  /** True if a word of a text can match both, whatever gap they need. Patterns must be equal. */
  private static boolean isSame(Layer layer, Form form, Form other) {
    return switch (form) {
      case Whole(var word) ->
          switch (other) {
            case WordPattern pattern -> pattern.matches(word);
            case Whole(var token) when layer == Layer.EXACT -> word.exact().equals(token.exact());
            case Whole(var token) -> word.plain().equals(token.plain());
          };
      case WordPattern pattern ->
          switch (other) {
            case WordPattern(_, var glob, _) -> pattern.glob().equals(glob);
            case Whole(var token) -> pattern.matches(token);
          };
    };
  }
}
