package org.vigie.ingest.hub;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.fields.FeedHub;

/** How the owner of feeds learns that they have changed. Called by the owner's thread alone. */
public interface Bells {
  /**
   * What happened since the last question.
   *
   * @param rung the ids of feeds that have changed, as a hub says
   * @param lost the ids of feeds of which hubs no longer tell
   */
  record Heard(Set<String> rung, Set<String> lost) {
    public static final Heard NOTHING = new Heard(Set.of(), Set.of());

    public Heard {
      rung = Set.copyOf(rung);
      lost = Set.copyOf(lost);
    }
  }

  /** Returns the bells of a process that hubs can't reach. */
  static Bells none() {
    return new NoBells();
  }

  /** Sends the requests to hubs that are due, and returns what happened since the last call. */
  Heard hear();

  /** Subscribes a feed at a hub that it names; {@code named} is null if it names none. */
  void follow(Feed feed, @Nullable FeedHub named);

  /** Ends the subscription of a feed that this process no longer polls. */
  void forget(String feed);

  /** Ends all subscriptions. */
  void forgetAll();

  /** Returns since when a hub tells of a feed's changes; null if none does. */
  @Nullable Instant since(String feed);
}
