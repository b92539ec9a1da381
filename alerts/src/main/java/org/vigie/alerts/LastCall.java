package org.vigie.alerts;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks the tasks to tell what still waits, and knows when all of them have, and committed it. */
final class LastCall {
  private final Map<String, Boolean> settled = new ConcurrentHashMap<>();
  private volatile boolean made;

  void make() {
    settled.replaceAll((_, _) -> false);
    made = true;
  }

  void end() {
    made = false;
  }

  boolean isMade() {
    return made;
  }

  boolean isHeeded() {
    return !settled.isEmpty() && !settled.containsValue(false);
  }

  /** A task has begun here, or begun anew. */
  void begins(String task) {
    settled.put(task, false);
  }

  void ends(String task) {
    settled.remove(task);
  }

  void heeds(String task) {
    settled.replace(task, true);
  }
}
