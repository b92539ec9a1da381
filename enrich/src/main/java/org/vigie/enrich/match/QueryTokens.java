package org.vigie.enrich.match;

import org.vigie.enrich.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into the signs of its language. */
final class QueryTokens {
  private static final Pattern OPERATOR =
      Pattern.compile("(AND|OR|NOT|IF)|(NEAR|ONEAR|COUNT|ATLEAST)(?:/(\\d{1,4}))?");
  private static final String OPENING_QUOTES = "\"“«";
  private static final String CLOSING_QUOTES = "\"”»";

  enum Kind {
    WORD,
    PHRASE,
    MACRO,
    SCOPE,
    OPERATOR,
    OPEN,
    CLOSE,
    END
  }

  /**
   * @param text the word, the phrase without quotes, or the name
   * @param number after the operator's slash; -1 when there is none
   */
  record Token(Kind kind, String text, int number, int start, int end) {
    boolean is(String operator) {
      return kind == Kind.OPERATOR && text.equals(operator);
    }
  }

  private final String query;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private QueryTokens(String query) {
    this.query = query;
  }

  static List<Token> of(String query) throws QuerySyntaxException {
    var tokens = new QueryTokens(query);
    tokens.read();
    return List.copyOf(tokens.tokens);
  }

  private void read() throws QuerySyntaxException {
    while (at < query.length()) {
      char c = query.charAt(at);
      if (Character.isWhitespace(c) || c == ',') {
        at++;
      } else if (c == '(' || c == ')') {
        add(c == '(' ? Kind.OPEN : Kind.CLOSE, String.valueOf(c), at, at + 1);
      } else if (OPENING_QUOTES.indexOf(c) >= 0) {
        phrase(CLOSING_QUOTES.charAt(OPENING_QUOTES.indexOf(c)));
      } else {
        word();
      }
    }
    add(Kind.END, "", at, at);
  }

  private void phrase(char closing) throws QuerySyntaxException {
    int end = query.indexOf(closing, at + 1);
    if (end < 0) {
      throw new QuerySyntaxException(at + 1, "the quotes that open here are not closed");
    }
    add(Kind.PHRASE, query.substring(at + 1, end), at, end + 1);
  }

  private void word() {
    int end = at;
    while (end < query.length() && isWordPart(query.charAt(end))) {
      end++;
    }
    if (end < query.length() && query.charAt(end) == ':') {
      add(Kind.SCOPE, query.substring(at, end), at, end + 1);
      return;
    }
    String word = query.substring(at, end);
    Matcher operator = OPERATOR.matcher(word);
    if (word.startsWith("@")) {
      add(Kind.MACRO, word.substring(1), at, end);
    } else if (operator.matches()) {
      String number = operator.group(3);
      String name = operator.group(1) == null ? operator.group(2) : operator.group(1);
      tokens.add(
          new Token(Kind.OPERATOR, name, number == null ? -1 : Integer.parseInt(number), at, end));
      at = end;
    } else {
      add(Kind.WORD, word, at, end);
    }
  }

  private static boolean isWordPart(char c) {
    return !Character.isWhitespace(c)
        && "():,".indexOf(c) < 0
        && (OPENING_QUOTES + CLOSING_QUOTES).indexOf(c) < 0;
  }

  private void add(Kind kind, String text, int start, int end) {
    tokens.add(new Token(kind, text, -1, start, end));
    at = end;
  }
}
