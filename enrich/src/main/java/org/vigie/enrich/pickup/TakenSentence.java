package org.vigie.enrich.pickup;

import java.util.List;
import java.util.regex.Pattern;
import org.vigie.enrich.match.Snippets;
import org.vigie.enrich.overlap.Dateline;
import org.vigie.enrich.points.Point;
import org.vigie.enrich.points.Restatement;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.fields.Excerpt;

/**
 * The sentence of an article that shows best what it took from a release, or a part of it.
 *
 * @param surfaces the words of the snippet that are the release's, or say the same
 * @param restated the sentence of ours that it says in other words; empty if it is word for word
 */
record TakenSentence(String snippet, List<String> surfaces, String restated) {
  /** Maximum UTF-16 code units of a sentence of ours. Chosen: as many as of a snippet. */
  private static final int LONGEST = 200;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Matches the dash or dot before a point of a list. */
  private static final Pattern LIST_MARK = Pattern.compile("^[-–—•*·]\\s+");

  /** Shows words that stand in the release, too. A long passage fills the whole snippet. */
  static TakenSentence wordForWord(Article article, Tag.Field field, int start, int end) {
    String text = article.text(field);
    String snippet = Snippets.around(text, start, end);
    String words = onOneLine(text.substring(start, end));
    return new TakenSentence(
        snippet, List.of(snippet.contains(words) ? words : withoutEllipses(snippet)), "");
  }

  private static String withoutEllipses(String snippet) {
    return snippet.replaceFirst("^…", "").replaceFirst("…$", "");
  }

  /** Shows a sentence that says in other words what the release says. */
  static TakenSentence inOtherWords(Article article, Restatement said) {
    String snippet = Snippets.around(article.text(said.field()), said.from(), said.to());
    return new TakenSentence(
        snippet,
        said.shared().keySet().stream()
            .map(TakenSentence::onOneLine)
            .filter(snippet::contains)
            .toList(),
        shortened(ours(said.point())));
  }

  /** Returns a sentence of ours without the release's dateline or the mark of a list. */
  private static String ours(Point point) {
    ReleaseText release = point.text();
    int start = release == null ? point.start() : Dateline.after(release, point.start());
    String sentence = point.sentence().substring(Math.min(start, point.end()) - point.start());
    String shown = sentence.isBlank() ? point.sentence() : sentence;
    return LIST_MARK.matcher(onOneLine(shown)).replaceFirst("");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : Excerpt.of(text, LONGEST - 1).strip() + "…";
  }

  private static String onOneLine(String text) {
    return BLANKS.matcher(text.strip()).replaceAll(" ");
  }
}
