package org.vigie.standalone.propose.role;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Finds the office before a person's name: {@code said director Anne Hall} and {@code said the
 * director of the school, Professor Anne Hall}.
 */
public final class OfficeBefore {
  /** Maximum number of words between an office and the comma behind it. An estimate. */
  private static final int MOST_WORDS = 7;

  /** Maximum number of words before an office: <i>deputy managing</i> director. An estimate. */
  private static final int MOST_BEFORE = 3;

  /** The same directly before a name: verbs can stand there, too. An estimate. */
  private static final int MOST_BEFORE_NAME = 1;

  private static final Pattern SPACE = Pattern.compile("\\h++|\\h*+\\R\\h*+");
  private static final Pattern TITLE = Pattern.compile("\\.?(?:\\h++|\\h*+\\R\\h*+)");
  private static final Pattern COMMA = Pattern.compile(",(?:\\h++|\\h*+\\R\\h*+)");
  private static final Pattern QUOTED = Pattern.compile("[^\\p{L}]*[”“»\"'’],?\\s+");

  /** Matches what ends an apposition, but not the next name of a list. */
  private static final Pattern CLOSED = Pattern.compile("(?!,\\s+\\p{Lu})[,.;:!?)”“»\"]|\\R\\R|$");

  private static final Pattern LONGER_NAME = Pattern.compile("[\\p{L}\\p{N}]|[\\s-]\\p{Lu}");

  private final String text;
  private final TextWords words;
  private final GrammarWords grammar;
  private final Complements complements;

  private OfficeBefore(ReleaseText release) {
    text = release.text();
    words = new TextWords(text);
    grammar = new GrammarWords(release.language());
    complements = new Complements(words, grammar);
  }

  /**
   * Returns the first office before the name, with an article and what it is the office of: {@code
   * the director of the school}; an empty string if there is none.
   */
  public static String of(String name, ReleaseText release) {
    int start = release.text().indexOf(name);
    if (start < 0 || Tokens.of(name).size() == 0) {
      return "";
    }
    var offices = new OfficeBefore(release);
    String found = "";
    while (start >= 0 && found.isEmpty()) {
      found = offices.before(start, start + name.length());
      start = release.text().indexOf(name, start + name.length());
    }
    return found;
  }

  private String before(int start, int end) {
    int name = words.from(start);
    if (LONGER_NAME.matcher(text).region(end, text.length()).lookingAt()) {
      return "";
    }
    int last = beforeTitles(name);
    if (last < 0) {
      return "";
    }
    if (SPACE.matcher(words.gap(last)).matches()) {
      return nearest(last, false);
    }
    boolean isApposition =
        COMMA.matcher(words.gap(last)).matches()
            && CLOSED.matcher(text).region(end, text.length()).lookingAt();
    return isApposition ? nearest(last, true) : "";
  }

  /** Returns the index of the last word before the titles, with their article, of a name. */
  private int beforeTitles(int name) {
    int last = name - 1;
    while (last >= 0 && words.isTitle(last) && TITLE.matcher(words.gap(last)).matches()) {
      last--;
    }
    boolean hasArticle =
        last > 0 && last < name - 1 && grammar.isArticle(words.word(last)) && words.isJoined(last);
    return hasArticle ? last - 1 : last;
  }

  /** Returns the phrase of the nearest office before the name, with its complement. */
  private String nearest(int last, boolean isApposed) {
    for (int i = last; i >= 0 && last - i <= MOST_WORDS && (i == last || words.isJoined(i)); i--) {
      if (words.isOffice(i) && complements.isOne(i, last) && (isApposed || isClear(i, last))) {
        String found = phrase(i, last, isApposed);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  /** False if the last word can be a verb: <i>the director met</i>. “Of” has a noun behind it. */
  private boolean isClear(int office, int last) {
    return office == last || !hasArticle(firstOf(office)) || complements.isOfOneWord(office, last);
  }

  /** Returns the words from the article or verb before an office; empty if it is another's. */
  private String phrase(int office, int last, boolean isApposed) {
    int first = firstOf(office);
    boolean isOwn = hasArticle(first) ? isOwn(first - 1, isApposed) : isBare(first, isApposed);
    int most = isApposed ? MOST_BEFORE : MOST_BEFORE_NAME;
    if (!isOwn || office - first > most || hasFormer(first, office)) {
      return "";
    }
    boolean isKept =
        hasArticle(first) && !words.isCapital(first - 1) && grammar.isKept(words.word(first - 1));
    return text.substring(words.start(isKept ? first - 1 : first), words.end(last));
  }

  private int firstOf(int office) {
    int first = office;
    while (first > 0 && words.isJoined(first - 1) && isPart(first - 1, office)) {
      first--;
    }
    return first;
  }

  /** True for the <i>former</i> director. */
  private boolean hasFormer(int first, int office) {
    return IntStream.rangeClosed(first, office).anyMatch(i -> grammar.isFormer(words.word(i)));
  }

  private boolean hasArticle(int first) {
    return first > 0 && words.isJoined(first - 1) && grammar.isDeterminer(words.word(first - 1));
  }

  /** False for an apposition to the owner of an office: wife of <i>the mayor</i>, Anne Hall. */
  private boolean isOwn(int article, boolean isApposed) {
    return !isApposed || (!isGenitive(article) && !isListed(article));
  }

  /** True for an office without an article behind a verb, a small word or a quotation. */
  private boolean isBare(int first, boolean isApposed) {
    int before = first - 1;
    if (before < 0 || !words.isJoined(before)) {
      return before >= 0 && QUOTED.matcher(words.gap(before)).matches();
    }
    String word = words.word(before);
    return !grammar.isNoun(word) && !(isApposed && (isGenitive(before) || grammar.isJoint(word)));
  }

  /** True for <i>vice</i> in vice-president, <i>managing</i> director, <i>founder and</i> head. */
  private boolean isPart(int word, int office) {
    boolean isJoint = word > 0 && grammar.isJoint(words.word(word)) && words.isOffice(word - 1);
    return isJoint
        || words.gap(word).equals("-")
        || (grammar.isNoun(words.word(word))
            && (words.isCapital(office) || !words.isCapital(word)));
  }

  /** True behind “of” (wife of <i>the</i> mayor), and for a word that stands for both. */
  private boolean isGenitive(int article) {
    boolean isBehind =
        article > 0 && words.isJoined(article - 1) && grammar.isGenitive(words.word(article - 1));
    boolean isNominative =
        grammar.isArticle(words.word(article)) && article > 0 && !words.isCapital(article - 1);
    return isBehind || (grammar.isGenitive(words.word(article)) && !isNominative);
  }

  /** True if a comma and a word with a capital letter stand before: Ann Lee, <i>the</i> mayor. */
  private boolean isListed(int word) {
    return word > 0 && COMMA.matcher(words.gap(word - 1)).matches() && words.isCapital(word - 1);
  }
}
