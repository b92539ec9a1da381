package org.vigie.ingest;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Each feed of an owner polled exactly once. The owner's thread alone touches it, but for {@link
 * #done}.
 */
final class Round {
  private final Set<String> toStart = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private final CompletableFuture<PollSummary> done = new CompletableFuture<>();
  private PollSummary summary = PollSummary.NOTHING;
  private boolean begun;

  /**
   * Begins, or begins again when the owner has other feeds than before: what was not published is
   * asked again, what another owner has now is its affair.
   */
  void begin(Set<String> owned) {
    if (begun) {
      open.retainAll(owned);
    } else {
      open.addAll(owned);
    }
    begun = true;
    toStart.addAll(open);
    toStart.retainAll(open);
    finishIfDone();
  }

  /** Whether the feed is still to be asked; from now on it isn't. */
  boolean start(String feed) {
    return toStart.remove(feed);
  }

  void answered(String feed, PollSummary brought) {
    toStart.remove(feed);
    if (open.remove(feed)) {
      summary = summary.plus(brought);
      finishIfDone();
    }
  }

  void fail(Throwable cause) {
    done.completeExceptionally(cause);
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
