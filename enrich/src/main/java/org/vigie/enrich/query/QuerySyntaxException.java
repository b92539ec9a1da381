package org.vigie.enrich.query;

/** Thrown for a query with an error. The message says where it is, and what was expected there. */
public final class QuerySyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Takes the error's position in the query, in UTF-16 code units from 1. */
  QuerySyntaxException(int position, String message) {
    super("position " + position + ": " + message);
  }
}
