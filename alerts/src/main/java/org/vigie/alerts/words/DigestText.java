package org.vigie.alerts.words;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Digest;
import org.vigie.events.Notification.Part;
import org.vigie.events.Pickup;

/**
 * What a digest says, before a channel lays it out. All strings are clean, on one line, and
 * bounded; none is escaped.
 *
 * @param title which day's it is
 * @param total the day in one line: {@code 3 sujets reprennent nos communiqués · en tout …}
 * @param tags in how many articles each tag is, or empty
 * @param sections who took from a release, who names us, the rest; none is empty
 * @param more stories that are not listed, or empty
 * @param told what was told before, and what quiet hours hold back, or empty
 * @param span from when to when
 */
public record DigestText(
    String title,
    String total,
    String tags,
    List<Section> sections,
    String more,
    String told,
    String span) {

  private static final int TAGS = 8;
  private static final int TAG = 40;

  public DigestText {
    sections = List.copyOf(sections);
  }

  /** Stories of one sort. */
  public record Section(String title, List<Item> items) {
    public Section {
      items = List.copyOf(items);
    }
  }

  /**
   * A story.
   *
   * @param facts outlet, kind, how many more articles, whether it was told
   */
  public record Item(AlertArticle entry, String facts) {}

  /**
   * @param most stories to list
   */
  public static DigestText of(Notification n, int most, Wording words) {
    Digest digest = requireNonNull(n.digest());
    int listed = Math.min(most, Math.min(digest.stories().size(), n.mentions().size()));
    int stories = digest.stories().size() + n.more();
    return new DigestText(
        title(n, words),
        total(digest, stories, words),
        tags(digest, words),
        sections(n, digest.stories().subList(0, listed), words),
        more(stories - listed, words),
        told(digest, words),
        span(digest, words));
  }

  /** {@code Revue du jeudi 13 février}. */
  private static String title(Notification n, Wording words) {
    ZonedDateTime day = n.decided().atZone(words.zone());
    return words.say("Revue du ", "Digest of ")
        + day.format(DateTimeFormatter.ofPattern("EEEE d MMMM", words.locale()));
  }

  /** What matters first: a tired reader may stop there. */
  private static String total(Digest digest, int stories, Wording words) {
    if (stories == 0) {
      return words.say("Rien à signaler", "Nothing to report");
    }
    String all =
        words.say(count(stories, "sujet"), english(stories))
            + ", "
            + count(digest.articles(), "article");
    List<String> about = new ArrayList<>();
    if (digest.taking() > 0) {
      about.add(
          words.say(
              count(digest.taking(), "sujet")
                  + (digest.taking() == 1 ? " reprend" : " reprennent")
                  + " nos communiqués",
              english(digest.taking())
                  + (digest.taking() == 1 ? " takes" : " take")
                  + " from our releases"));
    }
    if (digest.naming() > 0) {
      about.add(
          words.say(
              (about.isEmpty() ? count(digest.naming(), "sujet") : "" + digest.naming())
                  + (digest.naming() == 1 ? " nous cite" : " nous citent"),
              (about.isEmpty() ? english(digest.naming()) : "" + digest.naming())
                  + (digest.naming() == 1 ? " names us" : " name us")));
    }
    return about.isEmpty()
        ? all + words.say(" sur nos thèmes", " on our topics")
        : String.join(", ", about) + " · " + words.say("en tout " + all, all + " in all");
  }

  private static String english(int stories) {
    return stories + (stories == 1 ? " story" : " stories");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String tags(Digest digest, Wording words) {
    String counts =
        digest.tags().stream()
            .limit(TAGS)
            .map(tag -> Lines.shorten(Lines.clean(tag.tag()), TAG) + "\u00a0" + tag.articles())
            .collect(Collectors.joining(" · "));
    return counts.isEmpty()
        ? ""
        : words.say("Articles par thème", "Articles by tag") + words.colon() + counts;
  }

  private static List<Section> sections(Notification n, List<Part> parts, Wording words) {
    List<Section> sections = new ArrayList<>();
    for (Sort sort : Sort.values()) {
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        Mention lead = n.mentions().get(i);
        if (Sort.of(lead) == sort) {
          items.add(item(n, lead, parts.get(i), sort, words));
        }
      }
      if (!items.isEmpty()) {
        sections.add(new Section(sort.title(words), items));
      }
    }
    return sections;
  }

  private enum Sort {
    TAKES,
    NAMES,
    OTHER;

    static Sort of(Mention lead) {
      Pickup.@Nullable Kind kind = Wording.kindOf(lead);
      return kind == null ? OTHER : kind.takes() ? TAKES : NAMES;
    }

    String title(Wording words) {
      return switch (this) {
        case TAKES -> words.say("Ils reprennent nos communiqués", "They take from our releases");
        case NAMES -> words.say("Ils nous citent", "They name us");
        case OTHER -> words.say("Sur nos thèmes", "On our topics");
      };
    }
  }

  private static Item item(Notification n, Mention lead, Part part, Sort sort, Wording words) {
    AlertArticle entry = AlertArticle.of(lead, n.decided(), words);
    int others = part.articles() - part.copies() - (lead.copyOf() == null ? 1 : 0);
    String facts =
        Stream.of(
                entry.outlet(),
                sort == Sort.TAKES ? entry.kind() : "",
                words.more(part.copies() - (lead.copyOf() == null ? 0 : 1), others),
                told(n, part, words))
            .filter(fact -> !fact.isEmpty())
            .collect(Collectors.joining(" · "));
    return new Item(entry, facts);
  }

  private static String told(Notification n, Part part, Wording words) {
    if (part.told() != null) {
      return words.say("annoncé ", "told ") + words.time(part.told(), n.decided());
    }
    return part.held()
        ? words.say("retenu par les heures calmes", "held back by quiet hours")
        : words.say("pas encore annoncé", "not told before");
  }

  private static String more(int stories, Wording words) {
    if (stories == 0) {
      return "";
    }
    return words.say(
        stories == 1 ? "et 1 autre sujet" : "et " + stories + " autres sujets",
        "and " + stories + " more " + (stories == 1 ? "story" : "stories"));
  }

  private static String told(Digest digest, Wording words) {
    List<String> parts = new ArrayList<>();
    if (digest.told() > 0) {
      parts.add(
          words.say(
              count(digest.told(), "sujet")
                  + (digest.told() == 1 ? " déjà annoncé" : " déjà annoncés"),
              english(digest.told()) + " told before"));
    }
    if (digest.held() > 0) {
      parts.add(
          words.say(
              count(digest.held(), "retenu") + " par les heures calmes",
              digest.held() + " held back by quiet hours"));
    }
    return String.join(", ", parts);
  }

  private static String span(Digest digest, Wording words) {
    return words.say("Période", "Span")
        + words.colon()
        // why: told as seen from another day, so that both times carry their date.
        + words.time(digest.from(), Instant.EPOCH)
        + " → "
        + words.time(digest.until(), Instant.EPOCH)
        + " ("
        + words.zone()
        + ")";
  }
}
