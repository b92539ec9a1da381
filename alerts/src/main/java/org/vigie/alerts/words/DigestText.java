package org.vigie.alerts.words;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Digest;
import org.vigie.events.Notification.Part;
import org.vigie.events.Pickup;

/**
 * The texts of a digest, before a channel formats them. All strings are cleaned ({@link
 * Lines#clean}), on one line, and of limited length. No string is escaped.
 *
 * @param title contains the date
 * @param total all counts in one line: {@code 3 histoires reprennent nos communiqués · en tout …}
 * @param tags number of articles for each tag, or empty
 * @param sections stories that took from a release, stories that name the organisation, and other
 *     stories; empty sections are omitted
 * @param more number of stories that are not listed, or empty
 * @param told number of stories already sent in alerts and of those held by quiet hours, or empty
 * @param span begin and end of the time window
 */
public record DigestText(
    String title,
    String total,
    String tags,
    List<Section> sections,
    String more,
    String told,
    String span) {

  /** Maximum number of tags. An estimate: all fit on two lines. */
  private static final int TAGS = 8;

  public DigestText {
    sections = List.copyOf(sections);
  }

  /** The stories of one kind, under a title. */
  public record Section(String title, List<Item> items) {
    public Section {
      items = List.copyOf(items);
    }
  }

  /**
   * The texts of one story in a digest.
   *
   * @param source outlet, kind of pickup and release
   * @param facts when its article was published, whether an alert was sent, and the number of other
   *     articles
   */
  public record Item(AlertArticle entry, String source, String facts) {
    /** Returns source and facts on one line. */
    public String byline() {
      return Lines.join(source, facts);
    }
  }

  /** Returns the texts of a digest that lists at most {@code most} stories. */
  public static DigestText of(Notification n, int most, Phrasebook words) {
    Digest digest = requireNonNull(n.digest());
    int listed = Math.min(most, Math.min(digest.stories().size(), n.mentions().size()));
    int stories = digest.stories().size() + n.more();
    LocalDate date = LocalDate.ofInstant(n.decided(), words.zone());
    String day = Phrasebook.date(words.language(), "date.day", date);
    return new DigestText(
        words.say("digest.title", "day", day),
        stories == 0 ? words.say("digest.empty") : total(digest, stories, words),
        tags(n.watch(), digest, words),
        sections(n, digest.stories().subList(0, listed), words),
        stories == listed ? "" : words.say("digest.unlisted", "count", stories - listed),
        sentAndHeld(digest, words),
        window(digest, words));
  }

  /** Returns all counts, the most important first, because a reader may read no further. */
  private static String total(Digest digest, int stories, Phrasebook words) {
    String all = words.say("digest.all", "stories", stories, "articles", digest.articles());
    List<String> about = new ArrayList<>();
    if (digest.taking() > 0) {
      about.add(words.say("digest.taking", "count", digest.taking()));
    }
    if (digest.naming() > 0) {
      String key = about.isEmpty() ? "digest.naming" : "digest.naming.too";
      about.add(words.say(key, "count", digest.naming()));
    }
    return about.isEmpty()
        ? words.say("digest.topics", "all", all)
        : words.say("digest.total", "about", String.join(", ", about), "all", all);
  }

  private static String tags(String watch, Digest digest, Phrasebook words) {
    String counts =
        digest.tags().stream()
            .limit(TAGS)
            .map(of -> words.tag(watch, of.tag()) + "\u00a0" + of.articles())
            .collect(Collectors.joining(" · "));
    return counts.isEmpty() ? "" : words.say("digest.tags", "counts", counts);
  }

  private static List<Section> sections(Notification n, List<Part> parts, Phrasebook words) {
    Map<SectionKind, List<Item>> items = new EnumMap<>(SectionKind.class);
    for (int i = 0; i < parts.size(); i++) {
      Mention lead = n.mentions().get(i);
      SectionKind kind = SectionKind.of(lead);
      List<Item> alike = items.computeIfAbsent(kind, _ -> new ArrayList<>());
      alike.add(item(n, lead, parts.get(i), kind, words));
    }
    List<Section> sections = new ArrayList<>();
    items.forEach(
        (kind, of) -> sections.add(new Section(words.say("digest.section", "kind", kind), of)));
    return sections;
  }

  /** The kinds of sections, in the order in which they are shown. */
  private enum SectionKind {
    TAKING,
    NAMING,
    OTHER;

    static SectionKind of(Mention lead) {
      Pickup.@Nullable Kind kind = lead.kind();
      return kind == null ? OTHER : kind.takes() ? TAKING : NAMING;
    }
  }

  private static Item item(
      Notification n, Mention lead, Part part, SectionKind kind, Phrasebook words) {
    AlertArticle entry = AlertArticle.of(lead, n, words);
    int leadCopies = lead.copyOf() == null ? 0 : 1;
    int others = part.articles() - part.copies() - (1 - leadCopies);
    String taken = kind == SectionKind.TAKING ? entry.kind() : "";
    String more = words.more(part.copies() - leadCopies, others);
    String source = Lines.join(entry.outlet(), taken, entry.release());
    String published = words.published(lead.article(), words.today(n));
    return new Item(entry, source, Lines.join(published, status(n, part, words), more));
  }

  private static String status(Notification n, Part part, Phrasebook words) {
    if (part.told() != null) {
      return words.say("digest.story.sent", "time", words.time(part.told(), words.today(n)));
    }
    return words.say(part.held() ? "digest.story.held" : "digest.story.new");
  }

  private static String sentAndHeld(Digest digest, Phrasebook words) {
    String sent = digest.told() > 0 ? words.say("digest.sent", "count", digest.told()) : "";
    String held = digest.held() > 0 ? words.say("digest.held", "count", digest.held()) : "";
    return sent + (sent.isEmpty() || held.isEmpty() ? "" : ", ") + held;
  }

  private static String window(Digest digest, Phrasebook words) {
    Instant otherDay = digest.until().plus(Duration.ofDays(1)); // why: so both times have a date
    String from = words.time(digest.from(), otherDay);
    String until = words.time(digest.until(), otherDay);
    String zone = words.zone().getId();
    return words.say("digest.window", "from", from, "until", until, "zone", zone);
  }
}
