package org.vigie.enrich.match;

import org.vigie.enrich.text.Token;

/**
 * Words with open places: {@code *} any letters or none, {@code ?} any one.
 *
 * @param glob folded as its layer asks
 */
record WordPattern(Layer layer, String glob) {
  /** The letters before the first open place. */
  String start() {
    int i = 0;
    while (i < glob.length() && !isOpen(glob.charAt(i))) {
      i++;
    }
    return glob.substring(0, i);
  }

  /** The index term of the words that match; those words bring it into the index. */
  String term() {
    return "w" + layer.term(glob);
  }

  boolean matches(Token word) {
    return matches(layer == Layer.EXACT ? word.exact() : word.plain());
  }

  /**
   * Goes back to the last {@code *} where what follows it doesn't fit: at most glob × word steps.
   */
  private boolean matches(String word) {
    int at = 0;
    int star = -1;
    int retry = 0;
    int i = 0;
    while (i < word.length()) {
      if (at < glob.length() && glob.charAt(at) == '*') {
        star = at++;
        retry = i;
      } else if (at < glob.length()
          && (glob.charAt(at) == '?' || glob.charAt(at) == word.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++retry;
      } else {
        return false;
      }
    }
    while (at < glob.length() && glob.charAt(at) == '*') {
      at++;
    }
    return at == glob.length();
  }

  private static boolean isOpen(char c) {
    return c == '*' || c == '?';
  }
}
