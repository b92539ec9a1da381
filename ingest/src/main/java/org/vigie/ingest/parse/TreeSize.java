package org.vigie.ingest.parse;

import org.jspecify.annotations.Nullable;

/**
 * The size of the tree that a document would become, counted before the tree is made. A tree of
 * small elements takes 20 times the memory of its text.
 *
 * @param nodes elements, attributes, comments and other markup of XML, or names and values of JSON;
 *     an upper bound, counted until it exceeds {@value #MAX_NODES}
 * @param longest number of UTF-16 code units of the longest text between two of them
 */
record TreeSize(int nodes, int longest) {
  /** Maximum number of nodes. The largest of 190 captured feeds, with 1,046 entries, has 8,400. */
  static final int MAX_NODES = 250_000;

  /** Maximum of {@link #longest}. The longest in 190 captured feeds, of a page, has 760,000. */
  static final int MAX_LONGEST = 4_000_000;

  /** Returns in words which maximum the document exceeds; null if it exceeds none. */
  @Nullable String excess() {
    if (nodes > MAX_NODES) {
      return "more than " + MAX_NODES + " elements, attributes and other nodes";
    }
    return longest > MAX_LONGEST ? "a text of more than " + MAX_LONGEST + " characters" : null;
  }
}
