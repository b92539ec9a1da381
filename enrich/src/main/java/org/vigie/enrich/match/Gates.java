package org.vigie.enrich.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the needs that an article may meet by the few entries that it has, not one by one. */
final class Gates {
  /** Needs by the entry that opens them. */
  private final List<@Nullable BitSet> byEntry = new ArrayList<>();

  private final BitSet alwaysOpen = new BitSet();

  Gates(List<Need> needs) {
    for (int i = 0; i < needs.size(); i++) {
      BitSet gate = needs.get(i).gate();
      if (gate == null) {
        alwaysOpen.set(i);
      } else {
        int need = i;
        gate.stream().forEach(entry -> opened(entry).set(need));
      }
    }
  }

  /** Positions of the needs that may be met; the caller's own. */
  BitSet open(BitSet present) {
    BitSet open = (BitSet) alwaysOpen.clone();
    for (int entry = present.nextSetBit(0); entry >= 0; entry = present.nextSetBit(entry + 1)) {
      BitSet opened = entry < byEntry.size() ? byEntry.get(entry) : null;
      if (opened != null) {
        open.or(opened);
      }
    }
    return open;
  }

  private BitSet opened(int entry) {
    while (byEntry.size() <= entry) {
      byEntry.add(null);
    }
    BitSet known = byEntry.get(entry);
    BitSet opened = known == null ? new BitSet() : known;
    byEntry.set(entry, opened);
    return opened;
  }
}
