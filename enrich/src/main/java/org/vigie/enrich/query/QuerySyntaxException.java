package org.vigie.enrich.query;

/** Thrown for a query with a mistake; the message names the position and what was expected. */
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
