package org.vigie.enrich.query;

/** Thrown for a query with an error. The message names the position and what was expected. */
public final class QuerySyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  /** {@code position} counts UTF-16 code units of the query, from 1. */
  QuerySyntaxException(int position, String message) {
    super("position " + position + ": " + message);
  }
}
