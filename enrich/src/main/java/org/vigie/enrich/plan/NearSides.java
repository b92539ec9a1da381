package org.vigie.enrich.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.vigie.enrich.query.Expression.Choice;
import org.vigie.enrich.query.Expression.Near;
import org.vigie.enrich.query.Expression.NotNear;
import org.vigie.enrich.query.Expression.Phrase;
import org.vigie.enrich.query.Expression.Span;

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
        && Collections.indexOfSubList(otherForms, forms) >= 0;
  }
}
