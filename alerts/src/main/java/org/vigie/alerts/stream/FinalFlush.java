package org.vigie.alerts.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A request to all Kafka Streams tasks to send their pending batches now, because the program ends.
 * Records which tasks have sent and committed them. Thread-safe.
 */
public final class FinalFlush {
  private final Map<String, Boolean> doneByTask = new ConcurrentHashMap<>();
  private volatile boolean requested;

  public void request() {
    doneByTask.replaceAll((_, _) -> false);
    requested = true;
  }

  /** Ends the request: from now on, batches wait until they are due. */
  public void end() {
    requested = false;
  }

  boolean isRequested() {
    return requested;
  }

  public boolean isDone() {
    return !doneByTask.isEmpty() && !doneByTask.containsValue(false);
  }

  void taskOpened(String task) {
    doneByTask.put(task, false);
  }

  void taskClosed(String task) {
    doneByTask.remove(task);
  }

  void taskDone(String task) {
    doneByTask.replace(task, true);
  }
}
