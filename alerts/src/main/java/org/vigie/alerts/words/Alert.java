package org.vigie.alerts.words;

import java.util.List;
import java.util.stream.Stream;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Story;

/**
 * The texts of a notification, before a channel lays them out. All strings are clean, on one line,
 * and bounded; none is escaped.
 *
 * @param isFirst true for the first message of its story
 * @param headline outlet and kind of pickup, or the news in a later message
 * @param entries at most {@value #LISTED} articles, the one to read first at the beginning
 * @param more copies of these, and how many articles aren't listed: {@code +1 reprise du même texte
 *     : Le Phare breton · et 3 autres}, or empty
 * @param company the rest of the story: {@code +4 reprises du même texte : …}, or empty
 * @param why the route, the evidence and the timer in one sentence
 */
public record Alert(
    boolean isFirst,
    String headline,
    List<AlertArticle> entries,
    String more,
    String company,
    String why) {

  /** Chosen: a message stays readable on a phone. */
  public static final int LISTED = 6;

  public Alert {
    entries = List.copyOf(entries);
  }

  public static Alert of(Notification n, Phrasebook words) {
    return n.kind() == Kind.FIRST ? edited(n, n.story(), words) : later(n, words);
  }

  /** A first message, and its edit after the story has grown to {@code now}. */
  public static Alert edited(Notification first, Story now, Phrasebook words) {
    String why = words.why(first);
    if (first.mentions().isEmpty()) {
      List<AlertArticle> entries = List.of(AlertArticle.titled(now.title(), words));
      String company = words.company(now, null);
      return new Alert(true, words.kind(now.pickup()), entries, "", company, why);
    }
    Mention lead = first.mentions().getFirst();
    Stream<Mention> shown =
        first.mentions().stream().filter(each -> each.equals(lead) || each.copyOf() == null);
    List<AlertArticle> entries = entries(first, shown, words);
    String company = words.company(now, lead.article().id());
    return new Alert(true, words.headline(lead), entries, "", company, why);
  }

  /** Lists new articles, and folds copies of them unless there are only copies. */
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
    return new Alert(false, words.headline(n), entries, more, total, words.why(n));
  }

  private static List<AlertArticle> entries(
      Notification n, Stream<Mention> mentions, Phrasebook words) {
    return mentions.limit(LISTED).map(it -> AlertArticle.of(it, n, words)).toList();
  }

  public AlertArticle lead() {
    return entries.getFirst();
  }

  /** The entries after the first. */
  public List<AlertArticle> others() {
    return entries.subList(1, entries.size());
  }

  /** The byline of the lead; a first message already gives outlet and kind in its headline. */
  public String facts() {
    return isFirst ? Lines.join(lead().rank(), lead().clocks(), lead().tags()) : lead().byline();
  }
}
