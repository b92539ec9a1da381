package org.vigie.ingest.permission;

/** The setting {@code fullText} of an outlet: whether the pages of its articles may be fetched. */
public enum FullText {
  /** {@code auto}: fetched unless the outlet reserves text mining or robots.txt forbids it. */
  AUTO,

  /** {@code true}: the outlet agreed. Reservations don't apply; robots.txt does. */
  AGREED,

  /** {@code false}: never fetched. */
  NEVER
}
