package org.vigie.standalone.propose.role;

import java.util.regex.Pattern;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.Offices;
import org.vigie.enrich.text.Tokens;

/** The words of a text, and what stands between them. */
final class TextWords {
  private static final Pattern INSIDE = Pattern.compile("\\h++|\\h*+\\R\\h*+|['’-]|\\h&\\h");
  private static final Lexicon ADDRESS = Lexicon.of(null, "address");

  private final String text;
  private final Tokens tokens;

  TextWords(String text) {
    this.text = text;
    this.tokens = Tokens.of(text);
  }

  /** Returns the index of the first word that starts at or after a position. */
  int from(int position) {
    return tokens.from(position);
  }

  String word(int word) {
    return tokens.word(word);
  }

  int start(int word) {
    return tokens.start(word);
  }

  int end(int word) {
    return tokens.end(word);
  }

  /** Returns the text between a word and the next. */
  String gap(int word) {
    return text.substring(tokens.end(word), tokens.start(word + 1));
  }

  /** True if nothing but a space, an apostrophe or a hyphen stands between a word and the next. */
  boolean isJoined(int word) {
    return INSIDE.matcher(gap(word)).matches();
  }

  boolean isCapital(int word) {
    return Character.isUpperCase(text.codePointAt(tokens.start(word)));
  }

  boolean isOffice(int word) {
    return Offices.isOffice(tokens.word(word));
  }

  /** True for “Dr” and for words for the offices that are titles, such as “Professor”. */
  boolean isTitle(int word) {
    return ADDRESS.contains(tokens.word(word))
        || Offices.named(tokens.word(word), null).stream().anyMatch(ADDRESS::contains);
  }
}
