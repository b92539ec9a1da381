package org.vigie.ingest.discovery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a search for feeds.
 *
 * @param feeds the feeds, the best first; empty if there are none
 * @param failure why the given address could not be read; null if it could
 * @param notes what else may help a person, a sentence each
 */
public record Findings(
    Site site, List<FoundFeed> feeds, @Nullable String failure, List<String> notes) {
  public Findings {
    feeds = List.copyOf(feeds);
    notes = List.copyOf(notes);
  }
}
