package org.vigie.enrich.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into lexemes (words, phrases, operators, parentheses) and returns them in order. */
final class QueryLexer {
  /** Maximum UTF-16 code units of a query. An estimate: people write queries of a few lines. */
  private static final int LONGEST = 20_000;

  private static final Pattern OPERATOR =
      Pattern.compile("((?:AND|OR|NOT|IF)(?!/)|NEAR|ONEAR|COUNT|ATLEAST)(?:/(\\d{1,4}))?");
  private static final String OPENING_QUOTES = "\"“«";
  private static final String CLOSING_QUOTES = "\"”»";

  private final String query;
  private final List<Lexeme> lexemes = new ArrayList<>();
  private int next;

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
   * A part of a query: a word, a phrase, an operator or a parenthesis.
   *
   * @param text the word, the phrase without quotes or the operator; {@code cop} for the macro
   *     {@code @cop}, {@code title} for the scope {@code title:}
   * @param number the 4 in {@code NEAR/4}; -1 for an operator without a number
   * @param start index of the part's first code unit in the query; {@code end} is one past its last
   */
  record Lexeme(Kind kind, String text, int number, int start, int end) {
    boolean is(String operator) {
      return kind == Kind.OPERATOR && text.equals(operator);
    }

    QuerySyntaxException error(String message) {
      return new QuerySyntaxException(start + 1, message);
    }

    int number(int least, int most) throws QuerySyntaxException {
      if (number < least || number > most) {
        throw error(text + "/n expected, n being a number from " + least + " to " + most);
      }
      return number;
    }
  }

  QueryLexer(String query) throws QuerySyntaxException {
    this.query = query;
    if (query.length() > LONGEST) {
      throw new QuerySyntaxException(1, "is longer than " + LONGEST + " characters");
    }
    int at = 0;
    while (at < query.length()) {
      at = read(at);
    }
    add(Kind.END, "", at, at);
  }

  Lexeme peek() {
    return lexemes.get(next);
  }

  /** True if the query continues with these two operators, as in {@code NOT NEAR}. */
  boolean isNext(String operator, String then) {
    return peek().is(operator) && lexemes.get(next + 1).is(then);
  }

  Lexeme next() {
    return lexemes.get(next++);
  }

  /** If the query continues with this operator, skips it and returns true; else returns false. */
  boolean take(String operator) {
    boolean taken = peek().is(operator);
    next += taken ? 1 : 0;
    return taken;
  }

  /** Returns the query's text from {@code start} to the end of the last word or sign read. */
  String source(int start) {
    return query.substring(start, lexemes.get(next - 1).end());
  }

  /** Returns an error that says what was expected in the query and what was found instead. */
  QuerySyntaxException expected(String expected, Lexeme found) {
    String shown =
        found.kind() == Kind.END ? "the end" : query.substring(found.start(), found.end());
    return found.error("expected " + expected + ", found " + shown);
  }

  /** Reads the word, phrase, operator or separator at a position. Returns the position after it. */
  private int read(int at) throws QuerySyntaxException {
    char c = query.charAt(at);
    if (Character.isWhitespace(c) || c == ',') {
      return at + 1;
    }
    if (c == '(' || c == ')') {
      return add(c == '(' ? Kind.OPEN : Kind.CLOSE, String.valueOf(c), at, at + 1);
    }
    int quote = OPENING_QUOTES.indexOf(c);
    if (quote < 0 && CLOSING_QUOTES.indexOf(c) >= 0) {
      throw new QuerySyntaxException(at + 1, "the quotes that close here are not opened");
    }
    if (quote < 0) {
      return readWord(at);
    }
    int end = query.indexOf(CLOSING_QUOTES.charAt(quote), at + 1);
    if (end < 0) {
      throw new QuerySyntaxException(at + 1, "the quotes that open here are not closed");
    }
    return add(Kind.PHRASE, query.substring(at + 1, end), at, end + 1);
  }

  private int readWord(int start) {
    int end = start;
    while (end < query.length() && isPartOfWord(query.charAt(end))) {
      end++;
    }
    String word = query.substring(start, end);
    Matcher operator = OPERATOR.matcher(word);
    if (end < query.length() && query.charAt(end) == ':') {
      return add(Kind.SCOPE, word, start, end + 1);
    }
    if (word.startsWith("@")) {
      return add(Kind.MACRO, word.substring(1), start, end);
    }
    if (operator.matches()) {
      String number = operator.group(2);
      int n = number == null ? -1 : Integer.parseInt(number);
      lexemes.add(new Lexeme(Kind.OPERATOR, operator.group(1), n, start, end));
      return end;
    }
    return add(Kind.WORD, word, start, end);
  }

  private static boolean isPartOfWord(char c) {
    return !Character.isWhitespace(c)
        && "():,".indexOf(c) < 0
        && (OPENING_QUOTES + CLOSING_QUOTES).indexOf(c) < 0;
  }

  private int add(Kind kind, String text, int start, int end) {
    lexemes.add(new Lexeme(kind, text, -1, start, end));
    return end;
  }
}
