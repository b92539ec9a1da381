package org.vigie.ingest;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Each feed polled exactly once. The owner's thread alone touches it, but for {@link #done}. */
final class Round {
  private final Set<String> toStart;
  private final Set<String> open;
  private final CompletableFuture<PollSummary> done = new CompletableFuture<>();
  private PollSummary summary = PollSummary.NOTHING;

  Round(Set<String> feeds) {
    toStart = new HashSet<>(feeds);
    open = new HashSet<>(feeds);
    finishIfDone();
  }

  /** Whether the feed is still to be asked. */
  boolean wants(String feed) {
    return toStart.contains(feed);
  }

  void started(String feed) {
    toStart.remove(feed);
  }

  /** A feed that was asked, but whose answer could not be published, is asked again. */
  void restart() {
    toStart.addAll(open);
  }

  void answered(String feed, PollSummary brought) {
    if (open.remove(feed)) {
      summary = summary.plus(brought);
      finishIfDone();
    }
  }

  CompletableFuture<PollSummary> done() {
    return done;
  }

  private void finishIfDone() {
    if (open.isEmpty()) {
      done.complete(summary);
    }
  }
}
