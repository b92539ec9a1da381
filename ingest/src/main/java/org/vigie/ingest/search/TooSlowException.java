package org.vigie.ingest.search;

/** Thrown if the search for an article takes too long. */
public final class TooSlowException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
