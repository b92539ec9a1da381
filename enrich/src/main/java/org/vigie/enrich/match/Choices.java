package org.vigie.enrich.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.vigie.enrich.match.Expression.Choice;
import org.vigie.enrich.match.Expression.Phrase;
import org.vigie.enrich.match.Expression.Spanning;

/**
 * Lucene's disjunction of intervals gives the shortest at a place only: where {@code national} and
 * {@code "institut national"} are both wanted, the phrase is never seen, and what must be next to
 * it isn't found. Beside {@code NEAR}, a list is therefore parted into groups without such pairs;
 * most lists are one group.
 */
final class Choices {
  private Choices() {}

  static List<Spanning> groups(Spanning spanning) {
    if (!(spanning instanceof Choice choice)) {
      return List.of(spanning);
    }
    List<List<Spanning>> groups = new ArrayList<>();
    for (Spanning option : flat(choice)) {
      groupFor(option, groups).add(option);
    }
    return groups.stream().<Spanning>map(group -> new Choice(choice.source(), group)).toList();
  }

  private static List<Spanning> flat(Choice choice) {
    List<Spanning> flat = new ArrayList<>();
    for (Spanning option : choice.options()) {
      if (option instanceof Choice inner) {
        flat.addAll(flat(inner));
      } else {
        flat.add(option);
      }
    }
    return flat;
  }

  private static List<Spanning> groupFor(Spanning option, List<List<Spanning>> groups) {
    for (List<Spanning> group : groups) {
      if (group.stream().noneMatch(other -> hides(other, option) || hides(option, other))) {
        return group;
      }
    }
    groups.add(new ArrayList<>());
    return groups.getLast();
  }

  private static boolean hides(Spanning shorter, Spanning longer) {
    return shorter instanceof Phrase(_, var layer, var forms)
        && longer instanceof Phrase(_, var otherLayer, var otherForms)
        && layer == otherLayer
        && forms.size() < otherForms.size()
        && Collections.indexOfSubList(otherForms, forms) >= 0;
  }
}
