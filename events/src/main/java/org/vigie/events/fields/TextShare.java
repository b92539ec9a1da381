package org.vigie.events.fields;

import java.util.ArrayList;
import java.util.List;

/**
 * How many of a feed's recent articles have which text. Older articles count less: if the sum
 * exceeds {@link #MOST}, all numbers are halved.
 */
public record TextShare(List<Part> parts) {
  public static final TextShare NONE = new TextShare(List.of());

  /** Chosen: the share of some days, in which a change shows soon. */
  private static final int MOST = 400;

  public TextShare {
    parts = List.copyOf(parts);
  }

  /** The number of articles whose page had this outcome. */
  public record Part(PageOutcome.Kind kind, int articles) {}

  /** Returns the share after one more article. */
  public TextShare plus(PageOutcome.Kind kind) {
    List<Part> next = new ArrayList<>(parts);
    int known = 0;
    int sum = 1;
    for (Part part : parts) {
      sum += part.articles;
      known = part.kind == kind ? part.articles : known;
    }
    next.removeIf(part -> part.kind == kind);
    next.add(new Part(kind, known + 1));
    if (sum > MOST) {
      next.replaceAll(part -> new Part(part.kind, part.articles / 2));
      next.removeIf(part -> part.articles == 0);
    }
    return new TextShare(next);
  }
}
