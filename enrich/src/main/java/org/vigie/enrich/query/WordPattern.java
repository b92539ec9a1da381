package org.vigie.enrich.query;

import org.vigie.enrich.text.Token;

/**
 * A word with wildcards: {@code *} matches any letters or none, {@code ?} matches one letter.
 *
 * @param glob the word with its wildcards; in lower case, without accents, unless layer is EXACT
 * @param gap as the gap of a {@link Token}
 */
public record WordPattern(Layer layer, String glob, int gap) implements Expression.Form {
  /** Returns the same pattern with another gap before it. */
  public WordPattern withGap(int other) {
    return new WordPattern(layer, glob, other);
  }

  /** Returns the letters before the first wildcard: {@code petrol} for {@code petrol*}. */
  public String prefix() {
    int i = 0;
    while (i < glob.length() && glob.charAt(i) != '*' && glob.charAt(i) != '?') {
      i++;
    }
    return glob.substring(0, i);
  }

  /** Returns {@code *Ppetrol*} for {@code petrol*}: a term that each such word has. */
  public String term() {
    return "*" + layer.term(glob);
  }

  /** True if the whole word matches. Takes at most (length of glob) × (length of word) steps. */
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
