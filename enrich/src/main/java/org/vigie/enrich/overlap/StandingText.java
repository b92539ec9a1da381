package org.vigie.enrich.overlap;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Finds the paragraphs that end a release and say nothing of its news: the description of the
 * organisation and its contacts. They stand in the second half.
 */
public final class StandingText {
  /** Maximum number of words of the title in {@code About us: …}. An estimate. */
  private static final int LONGEST_RUN_IN = 10;

  /** Maximum number of words of a paragraph with a contact's address. An estimate. */
  private static final int LONGEST_CONTACT = 40;

  private static final Pattern RUN_IN =
      Pattern.compile("^\\s*([^:\\n–—]+?)(:|\\n|–|—|\\.(?=\\s+\\p{Lu}))");

  /** Matches an e-mail address, a number of a telephone (nine digits or more), or a site. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s@]+@[^\\s@]+\\.\\w|\\+?\\d(?:[ .()/-]{0,2}\\d){8,}|https?://|\\bwww\\.");

  private StandingText() {}

  /** Returns the ranges of these paragraphs in the release's text, in UTF-16 code units. */
  public static List<Sentence> of(ReleaseText release) {
    Pattern aboutUs = WordLists.anyOf(release.language(), "about-us");
    String text = release.text();
    List<Sentence> found = new ArrayList<>();
    boolean described = false;
    int start = 0;
    for (String paragraph : text.splitWithDelimiters("\n\\s*\n", 0)) {
      int end = start + paragraph.length();
      if (start > text.length() / 2 && !paragraph.isBlank()) {
        boolean contact = isContact(paragraph);
        described |= !contact && isAboutUs(paragraph, aboutUs, release.language());
        if (described || contact) {
          found.add(new Sentence(start, end));
        }
      }
      start = end;
    }
    return found;
  }

  private static boolean isAboutUs(String paragraph, Pattern aboutUs, String language) {
    Matcher runIn = RUN_IN.matcher(paragraph + "\n");
    if (!runIn.find()) {
      return false;
    }
    String title = runIn.group(1);
    Tokens words = Tokens.of(title);
    Matcher begins = aboutUs.matcher(String.join(" ", words.words()));
    // why: “about 300 people” is news, and so is “About half of them left. The others stayed.”
    return words.size() <= LONGEST_RUN_IN
        && (!isSentence(runIn) || begins.reset().matches())
        && title.chars().noneMatch(Character::isDigit)
        && begins.lookingAt()
        && (!runIn.group(2).equals(".")
            || isName(title, words, Tokens.of(begins.group()).size(), language));
  }

  /** True if the words of a title, from the word {@code first} on, are a name. */
  private static boolean isName(String title, Tokens words, int first, String language) {
    Lexicon small = Lexicon.of(language, "articles", "determiners", "genitives", "joints");
    return IntStream.range(first, words.size())
        .allMatch(
            i ->
                small.contains(words.word(i))
                    || Character.isUpperCase(title.codePointAt(words.start(i))));
  }

  /** True if a line of its own ends like a sentence. */
  private static boolean isSentence(Matcher runIn) {
    String line = runIn.group(1).strip();
    return runIn.group(2).equals("\n")
        && (line.isEmpty() || ".!?…;,\"»”".indexOf(line.charAt(line.length() - 1)) >= 0);
  }

  private static boolean isContact(String paragraph) {
    return ADDRESS.matcher(paragraph).find() && Tokens.of(paragraph).size() <= LONGEST_CONTACT;
  }
}
