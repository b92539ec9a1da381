package org.vigie.alerts.words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Story;

/**
 * What a notification says, before a channel lays it out. All strings are clean, on one line, and
 * bounded; none is escaped.
 *
 * @param isFirst whether it is its story's first message
 * @param headline who, and what kind
 * @param entries the article to read first; then others, at most {@value #LISTED} in all
 * @param more copies of these and what isn't listed: {@code +1 reprise du même texte : Le Phare
 *     breton · et 3 autres}, or empty
 * @param company what else is in the story, copies folded: {@code +4 reprises du même texte : …},
 *     or empty
 * @param why which route took it, for what, and when
 */
public record Alert(
    boolean isFirst,
    String headline,
    List<AlertArticle> entries,
    String more,
    String company,
    String why) {

  /** Articles told one by one. */
  public static final int LISTED = 6;

  public Alert {
    entries = List.copyOf(entries);
  }

  public static Alert of(Notification n, Wording words) {
    return n.kind() == Kind.FIRST ? first(n, n.story(), words) : later(n, words);
  }

  /**
   * A story's first message as it reads once more has joined the story.
   *
   * @param now the story as it is now
   */
  public static Alert edited(Notification first, Story now, Wording words) {
    return first(first, now, words);
  }

  public AlertArticle lead() {
    return entries.getFirst();
  }

  /** The entries but the first. */
  public List<AlertArticle> others() {
    return entries.subList(1, entries.size());
  }

  /** The byline of the lead; a first message already gives outlet and kind in its headline. */
  public String facts() {
    return isFirst ? Lines.join(lead().rank(), lead().clocks(), lead().tags()) : lead().byline();
  }

  private static Alert first(Notification n, Story story, Wording words) {
    if (n.mentions().isEmpty()) {
      String title = words.kind(story.pickup());
      return new Alert(
          true,
          title,
          List.of(AlertArticle.titled(story.title(), words)),
          "",
          words.company(story, null),
          words.why(n));
    }
    Mention lead = n.mentions().getFirst();
    List<Mention> listed = new ArrayList<>(List.of(lead));
    n.mentions().stream()
        .skip(1)
        .filter(mention -> mention.copyOf() == null)
        .limit(LISTED - 1)
        .forEach(listed::add);
    return new Alert(
        true,
        words.headline(lead),
        entries(listed, n.decided(), words),
        "",
        words.company(story, lead.article().id()),
        words.why(n));
  }

  /** Lists what is new; copies of it are folded, unless there is nothing else. */
  private static Alert later(Notification n, Wording words) {
    List<Mention> own = n.mentions().stream().filter(each -> each.copyOf() == null).toList();
    List<Mention> all = own.isEmpty() ? n.mentions() : own;
    List<Mention> copies =
        own.isEmpty()
            ? List.of()
            : n.mentions().stream().filter(each -> each.copyOf() != null).toList();
    List<Mention> listed = all.subList(0, Math.min(LISTED, all.size()));
    List<AlertArticle> entries =
        listed.isEmpty()
            ? List.of(AlertArticle.titled(n.story().title(), words))
            : entries(listed, n.decided(), words);
    int unlisted = n.more() + all.size() - listed.size();
    return new Alert(
        false,
        words.headline(n),
        entries,
        words.folded(copies, unlisted),
        words.total(n.story()),
        words.why(n));
  }

  private static List<AlertArticle> entries(List<Mention> mentions, Instant told, Wording words) {
    return mentions.stream().map(mention -> AlertArticle.of(mention, told, words)).toList();
  }
}
