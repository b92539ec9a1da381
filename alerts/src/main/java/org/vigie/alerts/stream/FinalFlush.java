package org.vigie.alerts.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A request to all Kafka Streams tasks to send their pending batches now, because the program ends.
 * Records which tasks have sent and committed them. Thread-safe.
 */
public final class FinalFlush {
  private final Map<String, Progress> byTask = new ConcurrentHashMap<>();
  private volatile boolean expected;
  private volatile boolean prepared;
  private volatile boolean requested;

  private enum Progress {
    /** Something may be pending or uncommitted. */
    OPEN,
    /** Everything that may be sent now is sent and committed. */
    SENT,
    /** Nothing is pending, and everything is committed. */
    EMPTY
  }

  /**
   * Announces a request. Then a task sees it within a tenth of a second, although its next batch is
   * due much later; otherwise it can take ten seconds.
   */
  public void expect() {
    expected = true;
  }

  /**
   * Announces that the request comes as soon as all mentions are read and committed. Until {@link
   * #end}, each task commits them at once instead of twice a second.
   */
  public void prepare() {
    expected = true;
    prepared = true;
  }

  public void request() {
    byTask.replaceAll((_, now) -> now == Progress.SENT ? Progress.OPEN : now);
    requested = true;
  }

  /** Ends the request: from now on, batches wait until they are due. */
  public void end() {
    requested = false;
    prepared = false;
  }

  boolean isExpected() {
    return expected;
  }

  boolean isPrepared() {
    return prepared;
  }

  boolean isRequested() {
    return requested;
  }

  /**
   * True if each task has sent and committed what it may send now.
   *
   * @param tasks number of tasks that Kafka assigned to this process. One that failed is missing
   *     here until its stores are restored; what it had not committed is pending again.
   */
  public boolean isDone(int tasks) {
    return tasks > 0 && byTask.size() >= tasks && !byTask.containsValue(Progress.OPEN);
  }

  /** Called when a task is opened, and when it has something to send or to commit. */
  void taskOpen(String task) {
    byTask.put(task, Progress.OPEN);
  }

  void taskClosed(String task) {
    byTask.remove(task);
  }

  void taskSent(String task) {
    byTask.put(task, Progress.SENT);
  }

  void taskEmpty(String task) {
    byTask.put(task, Progress.EMPTY);
  }
}
