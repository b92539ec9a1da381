package org.vigie.alerts.decide;

/** What makes a group be told, or not yet. */
enum Moment {
  /** Its time has come. */
  DUE,
  /** The program ends after one run, and waits for nothing. */
  RUN_ENDS,
  QUIET_BEGUN,
  QUIET_OVER,
  /** Another route tells it, with a stronger pickup, before this one could. */
  TAKEN_OVER
}
