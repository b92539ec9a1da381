package org.vigie.enrich.match;

import java.io.CharArrayReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Splits text into words, the same way for articles and for queries: by Unicode's word boundaries
 * (UAX 29, Lucene's {@link StandardTokenizer}), and then as a reader would.
 *
 * <p>{@code l’INESIA} is {@code INESIA}, {@code CeSIA's} is {@code CeSIA}, {@code A.I.} is {@code
 * AI}, {@code COP21} is {@code COP} and {@code 21}, and {@code IA.Le} is {@code IA} and {@code Le};
 * {@code com.cesia.input} stays one word.
 */
final class Words {
  /** Words of one text that are looked at; the longest articles have some ten thousand. */
  static final int MOST = 50_000;

  private static final Set<String> ELIDED =
      Set.of(
          "l", "d", "m", "t", "s", "n", "c", "j", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
          "quelqu", "all", "dell", "nell", "sull", "dall", "un");

  /** So that {@code NEAR/3} never reaches into the next sentence. */
  private static final int SENTENCE = 4;

  private static final int PARAGRAPH = 10;

  private static final char SOFT_HYPHEN = '\u00AD';

  private final char[] text;
  private final List<Word> words = new ArrayList<>();

  private Words(char[] text) {
    this.text = text;
  }

  static List<Word> of(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    var words = new Words(Fold.joints(text));
    words.split();
    return words.words;
  }

  private void split() {
    try (var tokenizer = new StandardTokenizer()) {
      tokenizer.setReader(new CharArrayReader(text));
      var offsets = tokenizer.getAttribute(OffsetAttribute.class);
      tokenizer.reset();
      while (words.size() < MOST && tokenizer.incrementToken()) {
        token(offsets.startOffset(), offsets.endOffset());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string can't fail to be read", e);
    }
  }

  private void token(int start, int end) {
    if (isElidedBeforeApostrophe(start, end)) {
      return;
    }
    // why: most words are letters alone, and then there is nothing to ask and nothing to cut.
    if (isOfLettersOnly(start, end)) {
      add(start, end, string(start, end));
      return;
    }
    int apostrophe = indexOf('\'', start, end);
    if (apostrophe > start && apostrophe < end - 1) {
      if (isElided(start, apostrophe)) {
        token(apostrophe + 1, end);
        return;
      }
      if (apostrophe == end - 2 && (text[end - 1] | 0x20) == 's') {
        token(start, apostrophe);
        return;
      }
    }
    if (isAcronym(start, end)) {
      add(start, end, printed(start, end).replace(".", ""));
    } else {
      parts(start, end);
    }
  }

  /** {@code l} in {@code l' INESIA} or {@code l’« IA »}: the tokenizer leaves it alone there. */
  private boolean isElidedBeforeApostrophe(int start, int end) {
    return end < text.length && text[end] == '\'' && end - start <= 2 && isElided(start, end);
  }

  private boolean isElided(int start, int end) {
    return ELIDED.contains(Fold.plain(string(start, end)));
  }

  /** Single letters parted by dots. */
  private boolean isAcronym(int start, int end) {
    if (end - start < 3) {
      return false;
    }
    for (int i = start; i < end; i++) {
      boolean dot = (i - start) % 2 == 1;
      if (dot != (text[i] == '.') || (!dot && !Character.isLetter(text[i]))) {
        return false;
      }
    }
    return true;
  }

  /** Cuts between letters and digits, and at a dot that ends a sentence. */
  private void parts(int start, int end) {
    int from = start;
    for (int i = start + 1; i < end; i++) {
      char before = text[i - 1];
      char here = text[i];
      if (here == '.' && i + 1 < end && Character.isUpperCase(text[i + 1])) {
        add(from, i, printed(from, i));
        from = i + 1;
      } else if (i > from
          && ((Character.isDigit(here) && Character.isLetter(before))
              || (Character.isLetter(here) && Character.isDigit(before)))) {
        add(from, i, printed(from, i));
        from = i;
      }
    }
    add(from, end, printed(from, end));
  }

  /** Whether there is surely nothing to cut: true for most words, and quick to tell. */
  private boolean isOfLettersOnly(int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text[i];
      boolean small = (c >= 'a' && c <= 'z') || (c >= 'ß' && c <= 'ÿ' && c != '÷');
      if (!small && (i > start || c < 'A' || c > 'Z')) {
        return false;
      }
    }
    return true;
  }

  private void add(int start, int end, String exact) {
    if (!exact.isEmpty()) {
      words.add(new Word(start, end, exact, Fold.plain(exact), gap(start)));
    }
  }

  /** Without the characters that don't show. */
  private String printed(int start, int end) {
    String string = string(start, Math.max(start, end));
    return string.indexOf(SOFT_HYPHEN) < 0
        ? string
        : string.replace(String.valueOf(SOFT_HYPHEN), "");
  }

  private String string(int start, int end) {
    return new String(text, start, end - start);
  }

  private int indexOf(char wanted, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** What is told in two sentences is told less closely than what is told in one. */
  private int gap(int start) {
    if (words.isEmpty()) {
      return 0;
    }
    Word before = words.getLast();
    boolean sentence = false;
    int lines = 0;
    for (int i = before.end(); i < start; i++) {
      char c = text[i];
      lines += c == '\n' ? 1 : 0;
      sentence |= c == '!' || c == '?' || c == '…' || (c == '.' && !isAbbreviation(before));
    }
    if (lines > 1) {
      return PARAGRAPH;
    }
    return sentence && !Character.isLowerCase(text[start]) ? SENTENCE : 0;
  }

  /** {@code M.}, {@code Dr.} */
  private static boolean isAbbreviation(Word word) {
    return word.exact().length() < 3 && Character.isUpperCase(word.exact().charAt(0));
  }
}
