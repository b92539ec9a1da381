package org.vigie.health;

/** Says how one part of the process is doing now. Called about once a second, by any thread. */
@FunctionalInterface
public interface Probe {
  /** Returns the part's current state. Must answer at once: it reads fields and asks nobody. */
  PartStatus check();
}
