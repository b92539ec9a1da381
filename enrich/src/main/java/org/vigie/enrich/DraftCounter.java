package org.vigie.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.vigie.enrich.story.Finding;

/**
 * Counts the articles that would have a tag if its drafts were live. Counts an article once for
 * each tag, also if it has several revisions. Not thread-safe.
 */
final class DraftCounter {
  /**
   * Maximum number of pairs of tag and article remembered, for each partition. An estimate: far
   * more than drafts find in a day.
   */
  private static final int REMEMBERED = 10_000;

  private final MeterRegistry metrics;
  private final Set<String> counted =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });

  DraftCounter(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  void count(Finding finding) {
    for (String tag : finding.drafts()) {
      if (counted.add(finding.watch() + "/" + tag + "/" + finding.article().id())) {
        metrics.counter("vigie.enrich.drafts", "watch", finding.watch(), "tag", tag).increment();
      }
    }
  }
}
