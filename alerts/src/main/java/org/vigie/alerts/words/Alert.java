package org.vigie.alerts.words;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Story;

/**
 * The texts of a notification, before a channel formats them. All strings are cleaned ({@link
 * Lines#clean}), on one line, and of limited length. No string is escaped.
 *
 * @param isFirst true for the first message about its story on this channel
 * @param headline in a first message, outlet and kind of pickup; in a later one, how the story grew
 * @param entries at most {@value #LISTED} articles, the most important first
 * @param more in a later message, the new articles that {@code entries} lacks: {@code +1 copy of
 *     the same text: Le Phare breton · and 3 more}; otherwise empty
 * @param company in the first message, all articles of the story except the first entry: {@code +4
 *     copies of the same text: …}, or empty; in a later one, {@code 5 articles in all}
 * @param why what was found, why it is sent now and by which route, in one sentence
 * @param follows in a later message outside of a thread, the first message; otherwise empty
 */
public record Alert(
    boolean isFirst,
    String headline,
    List<AlertArticle> entries,
    String more,
    String company,
    String why,
    String follows) {

  /** Maximum number of articles in a message. An estimate: more are hard to read on a phone. */
  public static final int LISTED = 6;

  public Alert {
    entries = List.copyOf(entries);
  }

  public static Alert of(Notification n, Phrasebook words) {
    return n.kind() == Kind.FIRST ? edited(n, n.story(), words) : later(n, words);
  }

  /** Returns the texts for a channel without threads; {@code first} is null if it wasn't sent. */
  public static Alert outsideThread(
      Notification n, @Nullable Notification first, Phrasebook words) {
    Alert it = of(n, words);
    String follows = it.isFirst ? "" : words.follows(n, first);
    return new Alert(it.isFirst, it.headline, it.entries, it.more, it.company, it.why, follows);
  }

  /** Returns the new text of a story's first message: it counts the articles the story has now. */
  public static Alert edited(Notification first, Story now, Phrasebook words) {
    String why = words.why(first);
    if (first.mentions().isEmpty()) {
      List<AlertArticle> entries = List.of(AlertArticle.titled(now.title(), words));
      String company = words.company(now, null);
      return new Alert(true, words.kind(now.pickup()), entries, "", company, why, "");
    }
    Mention lead = first.mentions().getFirst();
    Stream<Mention> shown =
        first.mentions().stream().filter(each -> each.equals(lead) || each.copyOf() == null);
    List<AlertArticle> entries = entries(first, shown, words);
    String company = words.company(now, lead.article().id());
    return new Alert(true, words.headline(lead), entries, "", company, why, "");
  }

  /** Returns a message about new articles. Copies are only counted, unless all are copies. */
  private static Alert later(Notification n, Phrasebook words) {
    List<Mention> own = n.mentions().stream().filter(each -> each.copyOf() == null).toList();
    List<Mention> all = own.isEmpty() ? n.mentions() : own;
    List<Mention> copies = n.mentions().stream().filter(each -> !all.contains(each)).toList();
    List<AlertArticle> entries =
        all.isEmpty()
            ? List.of(AlertArticle.titled(n.story().title(), words))
            : entries(n, all.stream(), words);
    int unlisted = n.more() + Math.max(0, all.size() - LISTED);
    String more = words.folded(copies, unlisted);
    String total = words.total(n.story());
    return new Alert(false, words.headline(n), entries, more, total, words.why(n), "");
  }

  private static List<AlertArticle> entries(
      Notification n, Stream<Mention> mentions, Phrasebook words) {
    return mentions.limit(LISTED).map(it -> AlertArticle.of(it, n, words)).toList();
  }

  public AlertArticle lead() {
    return entries.getFirst();
  }

  /** Returns all entries except the first. */
  public List<AlertArticle> others() {
    return entries.subList(1, entries.size());
  }

  /** Returns the first entry's byline, without the facts that the headline already contains. */
  public String facts() {
    AlertArticle lead = lead();
    return isFirst
        ? Lines.join(lead.rank(), lead.release(), lead.clocks(), lead.tags())
        : lead.byline();
  }
}
