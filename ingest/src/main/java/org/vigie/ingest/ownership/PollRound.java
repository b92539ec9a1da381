package org.vigie.ingest.ownership;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.vigie.ingest.poll.PollResult;
import org.vigie.ingest.poll.PollSummary;

/** Polls each feed of an owner exactly once. For the owner's thread, except {@link #done}. */
public final class PollRound {
  private final Set<String> toStart = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private final CompletableFuture<PollSummary> done = new CompletableFuture<>();
  private PollSummary summary = PollSummary.EMPTY;
  private boolean begun;

  /**
   * Begins, or begins again after a change of partitions: feeds without a committed result are
   * polled again, feeds that went to another owner are left out.
   */
  void begin(Set<String> owned) {
    if (begun) {
      open.retainAll(owned);
    } else {
      open.addAll(owned);
    }
    begun = true;
    toStart.clear();
    toStart.addAll(open);
    finishIfDone();
  }

  /** True once for each feed that is still to be polled. */
  boolean start(String feed) {
    return toStart.remove(feed);
  }

  void add(PollResult result) {
    String feed = result.state().feed();
    toStart.remove(feed);
    if (open.remove(feed)) {
      summary = summary.plus(result);
      finishIfDone();
    }
  }

  public void fail(Throwable cause) {
    done.completeExceptionally(cause);
  }

  public CompletableFuture<PollSummary> done() {
    return done;
  }

  boolean isRunning() {
    return !done.isDone();
  }

  private void finishIfDone() {
    if (open.isEmpty()) {
      done.complete(summary);
    }
  }
}
