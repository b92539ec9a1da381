package org.vigie.enrich.match;

/** A query that can't be understood: where, and what was expected there. */
public final class QuerySyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int position;

  QuerySyntaxException(int position, String message) {
    super("position " + position + ": " + message);
    this.position = position;
  }

  /** From 1, in UTF-16 code units of the query. */
  public int position() {
    return position;
  }
}
