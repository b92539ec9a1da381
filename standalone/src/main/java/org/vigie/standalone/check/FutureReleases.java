package org.vigie.standalone.check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.events.WatchItem.Release;

/** Finds releases that are still to be published, in case their date is wrong. */
final class FutureReleases {
  private FutureReleases() {}

  static List<String> warnings(WatchConfig watch, Instant now) {
    List<String> warnings = new ArrayList<>();
    for (Release release : watch.releases()) {
      Instant published = release.published();
      if (published != null && published.isAfter(now)) {
        LocalDate day = LocalDate.ofInstant(published, watch.organisation().zone());
        warnings.add(
            "release %s is still to be published, on %s: until the day before, no article can take it up"
                .formatted(release.id(), day));
      }
    }
    return warnings;
  }
}
