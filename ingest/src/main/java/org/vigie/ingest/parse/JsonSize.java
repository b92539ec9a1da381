package org.vigie.ingest.parse;

/** Counts the names and values of a JSON text. Takes linear time and no memory. */
final class JsonSize {
  private JsonSize() {}

  /** Returns the size of the tree that the text would become. Accepts any text. */
  static TreeSize of(String json) {
    int nodes = 0;
    int longest = 0;
    int i = 0;
    while (i < json.length() && nodes <= TreeSize.MAX_NODES) {
      switch (json.charAt(i)) {
        case '"' -> {
          int end = afterString(json, i);
          longest = Math.max(longest, end - i);
          i = end;
          continue;
        }
        case '{', '[', ',', ':' -> nodes++; // Each name or value follows one of these or is one.
        default -> {}
      }
      i++;
    }
    return new TreeSize(nodes, longest);
  }

  private static int afterString(String json, int quote) {
    for (int i = quote + 1; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      i += c == '\\' ? 1 : 0;
    }
    return json.length();
  }
}
