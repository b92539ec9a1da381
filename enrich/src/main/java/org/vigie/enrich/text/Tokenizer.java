package org.vigie.enrich.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts articles and queries into words. {@link Tokens} ends a word at every sign; this class joins
 * what readers consider one word: {@code A.I.}, {@code don't} and {@code 3,5}.
 *
 * <p>{@code l’INESIA} gives {@code INESIA}, {@code CeSIA's} gives {@code CeSIA}, {@code COP21}
 * gives {@code COP} and {@code 21}, and {@code IA.Le} gives {@code IA} and {@code Le}.
 */
public final class Tokenizer {
  /** Maximum number of words taken from a text. An estimate: articles are far shorter. */
  private static final int MOST = 50_000;

  /** Maximum UTF-16 code units of a word, as in Lucene. Longer ones are data, not words. */
  private static final int LONGEST = 255;

  /** Number of words that {@code NEAR} counts for a sentence's end. NEAR/3 thus can't cross it. */
  public static final int SENTENCE_GAP = 4;

  private static final int PARAGRAPH_GAP = 10;

  /** Words without their last vowel, as {@code l} in {@code l'IA}: French, Italian and Catalan. */
  private static final Set<String> ELIDED =
      Set.of(
          "l", "d", "m", "t", "s", "n", "c", "j", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
          "quelqu", "all", "dell", "nell", "sull", "dall", "un");

  /** Matches an acronym: single letters with dots between them, such as {@code U.S.A}. */
  private static final Pattern ACRONYM = Pattern.compile("\\p{L}(?:\\.\\p{L})+");

  private final String text;
  private final Tokens runs;
  private final List<Token> tokens;

  private Tokenizer(String text, Tokens runs) {
    this.text = text;
    this.runs = runs;
    this.tokens = new ArrayList<>(runs.size());
  }

  /** Returns the words of any string in order: the first {@link #MOST}, or a few more. */
  public static List<Token> tokenize(String text) {
    return tokenize(text, Tokens.of(text));
  }

  /** As {@link #tokenize(String)}; takes the text's words. */
  static List<Token> tokenize(String text, Tokens words) {
    var tokenizer = new Tokenizer(text, words);
    tokenizer.joinRuns();
    return tokenizer.tokens;
  }

  private void joinRuns() {
    for (int run = 0; run < runs.size() && tokens.size() < MOST; run++) {
      if (isElidedHere(run)) {
        continue;
      }
      int start = runs.start(run);
      int first = run;
      while (isJoined(run, start)) {
        run++;
      }
      if (first == run && !runs.hasDigit(run)) {
        addUnlessElided(run);
      } else {
        token(start, runs.end(run));
      }
    }
  }

  /** True for the {@code l} in {@code l'IA}, which is no word. */
  private boolean isElidedHere(int run) {
    int end = runs.end(run);
    return end < text.length()
        && Folding.isApostrophe(text.charAt(end))
        && isJoined(run, runs.start(run))
        && ELIDED.contains(runs.word(run));
  }

  /** True if one sign joins this word to the next, as in {@code 3,5}: UAX 29, WB6, 7, 11, 12. */
  private boolean isJoined(int run, int start) {
    int end = runs.end(run);
    if (run + 1 >= runs.size() || runs.start(run + 1) != end + 1) {
      return false;
    }
    char sign = text.charAt(end);
    boolean wordSign = sign == '.' || Folding.isApostrophe(sign);
    if ((!wordSign && sign != ',' && sign != ';') || runs.end(run + 1) - start > LONGEST) {
      return false;
    }
    char before = text.charAt(end - 1);
    char after = text.charAt(end + 1);
    return Character.isDigit(before)
        ? Character.isDigit(after)
        : wordSign && isLetter(before) && isLetter(after);
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c) && !Character.isIdeographic(c);
  }

  static boolean hasDigit(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (isDigit(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c < 0x80 ? c >= '0' && c <= '9' : Character.isDigit(c);
  }

  /** Adds a word to the tokens, unless it is elided, as the {@code l} in {@code l’« IA »}. */
  private void addUnlessElided(int run) {
    int start = runs.start(run);
    int end = runs.end(run);
    boolean elided =
        end - start <= 2
            && end < text.length()
            && Folding.isApostrophe(text.charAt(end))
            && ELIDED.contains(runs.word(run));
    if (!elided) {
      add(start, end, exact(run), runs.word(run), runs.code(run));
    }
  }

  private String exact(int run) {
    if (runs.isAsWritten(run)) {
      return runs.word(run);
    }
    int start = runs.start(run);
    int end = runs.end(run);
    return runs.hasInvisible(run) ? visible(start, end) : text.substring(start, end);
  }

  private void token(int start, int end) {
    int apostrophe = apostrophe(start, end);
    if (apostrophe < end - 1 && isElided(start, apostrophe)) {
      token(apostrophe + 1, end);
    } else if (apostrophe == end - 2 && (text.charAt(end - 1) | 0x20) == 's') {
      token(start, apostrophe);
    } else if (ACRONYM.matcher(text).region(start, end).matches()) {
      add(start, end, visible(start, end).replace(".", ""));
    } else {
      parts(start, end);
    }
  }

  private boolean isElided(int start, int end) {
    return ELIDED.contains(Folding.fold(text.substring(start, end)));
  }

  /** Returns the position of a range's first apostrophe; {@code end} if there is none. */
  private int apostrophe(int start, int end) {
    int i = start;
    while (i < end && !Folding.isApostrophe(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Cuts between letters and digits, as in {@code COP|21}, and at the dot of {@code IA.|Le}. */
  private void parts(int start, int end) {
    int from = start;
    for (int at = start; at < end; ) {
      int letter = text.codePointAt(at);
      int next = at + Character.charCount(letter);
      int after = next < end ? text.codePointAt(next) : ' ';
      if (letter == '.' && Character.isUpperCase(after)) {
        add(from, at, visible(from, at));
        from = next;
      } else if (isCut(letter, after)) {
        add(from, next, visible(from, next));
        from = next;
      }
      at = next;
    }
    add(from, end, visible(from, end));
  }

  private static boolean isCut(int letter, int next) {
    return (Character.isLetter(letter) && Character.isDigit(next))
        || (Character.isDigit(letter) && Character.isLetter(next));
  }

  private void add(int start, int end, String exact) {
    add(start, end, exact, Folding.fold(exact), 0);
  }

  private void add(int start, int end, String exact, String plain, long code) {
    if (!exact.isEmpty()) {
      tokens.add(new Token(start, end, exact, plain, gap(start), code));
    }
  }

  /** Returns a part of the text without invisible signs, and with {@code '} for all apostrophes. */
  private String visible(int start, int end) {
    if (isVisible(start, end)) {
      return text.substring(start, end);
    }
    var visible = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!isFormat(c)) {
        visible.append(Folding.isApostrophe(c) ? '\'' : c);
      }
    }
    return visible.toString();
  }

  private boolean isVisible(int start, int end) {
    for (int i = start; i < end; i++) {
      if (isFormat(text.charAt(i)) || Folding.isApostrophe(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFormat(char c) {
    return c >= '\u00AD' && Character.getType(c) == Character.FORMAT;
  }

  private int gap(int start) {
    if (tokens.isEmpty()) {
      return 0;
    }
    Token before = tokens.getLast();
    if (start == before.end() + 1 && text.charAt(before.end()) == ' ') {
      return 0;
    }
    boolean stop = false;
    int lines = 0;
    for (int i = before.end(); i < start; i++) {
      char c = text.charAt(i);
      lines += c == '\n' ? 1 : 0;
      stop |= Sentences.isStop(c) && !(c == '.' && isAbbreviation(before));
    }
    if (lines > 1) {
      return PARAGRAPH_GAP;
    }
    return stop && !Character.isLowerCase(text.charAt(start)) ? SENTENCE_GAP : 0;
  }

  /** True for a word such as {@code M} or {@code Dr}, after which a dot doesn't end a sentence. */
  private static boolean isAbbreviation(Token token) {
    return token.exact().length() < 3 && Character.isUpperCase(token.exact().charAt(0));
  }
}
