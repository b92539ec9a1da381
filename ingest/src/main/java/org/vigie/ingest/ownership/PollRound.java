package org.vigie.ingest.ownership;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.vigie.events.Article;
import org.vigie.ingest.article.PollResult;
import org.vigie.ingest.poll.PageSummary;
import org.vigie.ingest.poll.PollSummary;

/**
 * A round that polls each feed of a {@link FeedOwner} once, and visits pages. Only the public
 * methods are thread-safe.
 */
public final class PollRound {
  private final Set<String> toStart = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private final CompletableFuture<PollSummary> done = new CompletableFuture<>();
  private final CompletableFuture<Void> visited = new CompletableFuture<>();
  private volatile PageSummary pages = PageSummary.EMPTY;
  private PollSummary summary = PollSummary.EMPTY;
  private boolean begun;

  /**
   * Begins the round for all feeds assigned to this instance, or continues it after the assignment
   * changed. Then feeds without a committed result are polled again, and lost feeds are left out.
   *
   * @return the feeds to poll, in the order of {@code owned}
   */
  List<String> begin(List<String> owned) {
    if (begun) {
      open.retainAll(owned);
    } else {
      open.addAll(owned);
    }
    begun = true;
    toStart.clear();
    toStart.addAll(open);
    finishIfDone();
    return owned.stream().filter(open::contains).toList();
  }

  /** Returns true if a feed must still be polled; a second call for the feed returns false. */
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

  /**
   * Notes what visits of pages brought in a step of the owner.
   *
   * @param articles revisions that visits brought
   * @param soon number of visits that run or begin soon
   * @param waiting number of open visits, running ones included
   */
  void noteVisits(List<Article> articles, int soon, int waiting) {
    pages = pages.plus(articles, waiting);
    if (done.isDone() && soon == 0) {
      visited.complete(null);
    }
  }

  /** Returns what visits of pages have brought so far. */
  public PageSummary pages() {
    return pages;
  }

  /** Completes when the round is done and no visit runs or begins soon. */
  public CompletableFuture<Void> visited() {
    return visited;
  }

  public void fail(Throwable cause) {
    done.completeExceptionally(cause);
    visited.completeExceptionally(cause);
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
