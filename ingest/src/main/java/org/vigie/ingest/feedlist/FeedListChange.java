package org.vigie.ingest.feedlist;

import java.util.List;
import org.vigie.events.Feed;

/** The outcome of a change to the list of feeds. */
public sealed interface FeedListChange {

  /**
   * The list was changed as asked, apart from what was skipped.
   *
   * @param yaml the new text of {@code feeds.yaml}
   * @param changed the feeds that were added or removed, with their ids
   * @param newOutlets the ids of outlets that were added
   */
  record Changed(String yaml, List<Feed> changed, List<String> newOutlets, List<Skipped> skipped)
      implements FeedListChange {
    public Changed {
      changed = List.copyOf(changed);
      newOutlets = List.copyOf(newOutlets);
      skipped = List.copyOf(skipped);
    }
  }

  /** The file is written in a form that can't be edited here; {@code why} is a sentence. */
  record Uneditable(String why) implements FeedListChange {}

  /**
   * A feed that was left out.
   *
   * @param why continues the place, in lower case
   * @param isKnown true if the feed is in the list already, so that nothing is missing
   */
  record Skipped(String place, String why, boolean isKnown) {
    Skipped(String place, String why) {
      this(place, why, false);
    }

    @Override
    public String toString() {
      return place + ": " + why;
    }
  }
}
