package org.vigie.enrich.query;

import org.vigie.enrich.text.Token;

/**
 * A word with wildcards: {@code *} stands for any letters or none, {@code ?} for any one.
 *
 * @param glob folded unless its layer is exact
 */
public record WordPattern(Layer layer, String glob) implements Expression.Form {
  /** The letters before the first wildcard. */
  public String prefix() {
    int i = 0;
    while (i < glob.length() && glob.charAt(i) != '*' && glob.charAt(i) != '?') {
      i++;
    }
    return glob.substring(0, i);
  }

  /** The index term of all words that match this pattern. */
  public String term() {
    return "*" + layer.term(glob);
  }

  /** On a mismatch, goes back to the last {@code *}: at most glob × word steps. */
  public boolean matches(Token token) {
    String word = layer == Layer.EXACT ? token.exact() : token.plain();
    int at = 0;
    int star = -1;
    int retry = 0;
    int i = 0;
    while (i < word.length()) {
      char wanted = at < glob.length() ? glob.charAt(at) : 0;
      if (wanted == '*') {
        star = at++;
        retry = i;
      } else if (at < glob.length() && (wanted == '?' || wanted == word.charAt(i))) {
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
}
