package org.vigie.enrich.overlap;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * A release in one language.
 *
 * @param release position of the release in the list of releases
 * @param row words of the title, then of the text
 * @param names words in names, dates and boilerplate; to share only these is no pickup
 * @param headings words of the title and of headings within the text
 */
record IndexedText(int release, String language, WordRow row, BitSet names, BitSet headings) {
  private static final int TITLE = 0;
  private static final int TEXT = 1;

  /** Maximum number of words of a heading. An estimate: longer lines are sentences. */
  private static final int MOST_HEADING = 18;

  /** Prepares a text of a release; {@code recurring} are paragraphs that several releases have. */
  static IndexedText of(int release, ReleaseText text, Set<List<String>> recurring) {
    WordRow row = WordRow.ofRelease(List.of(Tokens.of(text.title()), Tokens.of(text.text())));
    BitSet names = new BitSet();
    NameFinder.in(text.title(), row.tokens(TITLE), text.language()).stream().forEach(names::set);
    int first = row.first(TEXT);
    NameFinder.in(text.text(), row.tokens(TEXT), text.language()).stream()
        .forEach(word -> names.set(first + word));
    BitSet headings = new BitSet();
    headings.set(0, row.last(TITLE));
    IndexedText indexed = new IndexedText(release, text.language(), row, names, headings);
    indexed.markParagraphs(text, recurring);
    return indexed;
  }

  private void markParagraphs(ReleaseText release, Set<List<String>> recurring) {
    String text = release.text();
    List<Sentence> standing = StandingText.of(release);
    int start = 0;
    int word = row.first(TEXT);
    for (String paragraph : text.splitWithDelimiters("\n\\s*\n", 0)) {
      int begin = start;
      int end = start + paragraph.length();
      int next = word;
      while (next < row.last(TEXT) && row.end(next) <= end) {
        next++;
      }
      List<String> words = Tokens.of(paragraph).words();
      if (recurring.contains(words) || standing.stream().anyMatch(it -> it.contains(begin))) {
        names.set(word, next);
      } else if (isHeading(paragraph, words)) {
        headings.set(word, next);
      }
      start = end;
      word = next;
    }
  }

  private static boolean isHeading(String paragraph, List<String> words) {
    String line = paragraph.strip();
    return !words.isEmpty()
        && words.size() <= MOST_HEADING
        && !line.contains("\n")
        && ".!?…;:,\"»”".indexOf(line.charAt(line.length() - 1)) < 0
        && Character.isLetterOrDigit(line.codePointAt(0));
  }

  boolean isText(int word) {
    return row.part(word) == TEXT;
  }
}
