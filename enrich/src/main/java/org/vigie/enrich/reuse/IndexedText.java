package org.vigie.enrich.reuse;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * A release in one language.
 *
 * @param release position in the index's list of releases
 * @param row its title, then its text
 * @param names words of names and dates, and of what stands in every release: sharing them shows
 *     nothing
 * @param headings words of its title and headings: no clauses
 */
record IndexedText(int release, String language, WordRow row, BitSet names, BitSet headings) {
  static final int TITLE = 0;
  static final int TEXT = 1;

  /** A line of more words is no heading. */
  private static final int MOST_HEADING = 18;

  static IndexedText of(int release, ReleaseText text, Set<List<String>> recurring) {
    WordRow row = WordRow.ofRelease(List.of(text.title(), text.text()));
    BitSet names = new BitSet();
    for (int part : new int[] {TITLE, TEXT}) {
      String string = part == TITLE ? text.title() : text.text();
      int first = row.first(part);
      NameFinder.in(string, row.tokens(part)).stream().forEach(word -> names.set(first + word));
    }
    BitSet headings = new BitSet();
    headings.set(0, row.last(TITLE));
    IndexedText indexed = new IndexedText(release, text.language(), row, names, headings);
    indexed.markParagraphs(text.text(), recurring);
    return indexed;
  }

  private void markParagraphs(String text, Set<List<String>> recurring) {
    boolean aboutUs = false;
    int start = 0;
    int word = row.first(TEXT);
    for (String paragraph : text.splitWithDelimiters("\n\\s*\n", 0)) {
      int end = start + paragraph.length();
      int next = word;
      while (next < row.last(TEXT) && row.end(next) <= end) {
        next++;
      }
      List<String> words = Tokens.of(paragraph).words();
      boolean heading = isHeading(paragraph, words);
      aboutUs |=
          heading
              && word > row.last(TEXT) / 2
              && Vocabulary.ABOUT_US.matcher(String.join(" ", words)).matches();
      if (aboutUs || recurring.contains(words)) {
        names.set(word, next);
      } else if (heading) {
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

  /** Whether sharing a word shows anything: it is part of no name and no standing text. */
  boolean isTelling(int word) {
    return !names.get(word);
  }

  boolean isHeading(int word) {
    return headings.get(word);
  }
}
