package org.vigie.bench.learn;

import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup;
import org.vigie.events.WatchItem.Release;

/** Counts articles about a release: how many are due, found, and found rightly. */
final class AlertCount {
  private int due;
  private int found;
  private int right;
  private int rightRelease;

  void add(boolean isDue, @Nullable Pickup pickup, Release release) {
    due += isDue ? 1 : 0;
    if (pickup == null || pickup.kind() == Pickup.Kind.MENTION) {
      return;
    }
    found++;
    right += isDue ? 1 : 0;
    rightRelease += isDue && release.id().equals(pickup.release()) ? 1 : 0;
  }

  /** Returns precision and recall, and the share of the right ones that name the right release. */
  @Override
  public String toString() {
    return "precision %.3f recall %.3f right release %.3f"
        .formatted(share(right, found), share(right, due), share(rightRelease, right));
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
