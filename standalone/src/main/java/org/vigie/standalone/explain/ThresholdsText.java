package org.vigie.standalone.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.enrich.explain.ReleaseReport;
import org.vigie.enrich.explain.ReleaseReport.Threshold;
import org.vigie.enrich.pickup.Ground;

/** Writes for people what an article has of a release word for word, and how much it needs. */
record ThresholdsText(ReleaseReport release) {
  /** Adds the thresholds of each kind of which the article has something. */
  void addTo(List<String> lines) {
    Map<String, List<Threshold>> byKind =
        release.thresholds().stream()
            .collect(
                Collectors.groupingBy(Threshold::pickup, LinkedHashMap::new, Collectors.toList()));
    byKind.values().removeIf(kind -> kind.getFirst().found() == 0);
    if (release.grounds().stream().anyMatch(Ground.Quotation.class::isInstance)) {
      lines.add("  short quotation word for word, between quotation marks: found");
    } else if (byKind.isEmpty()) {
      lines.add("  word for word   nothing: no reprint and no quote");
    }
    for (List<Threshold> kind : byKind.values()) {
      for (Threshold each : kind) {
        lines.add(
            "  %-14s %4d %s; needed %d: %s"
                .formatted(
                    each.equals(kind.getFirst()) ? each.pickup() : "  and",
                    each.found(),
                    each.what(),
                    each.needed(),
                    each.isMet() ? "met" : "not met"));
      }
    }
  }
}
