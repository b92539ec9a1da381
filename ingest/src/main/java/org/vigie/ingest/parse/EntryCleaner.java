package org.vigie.ingest.parse;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns raw entries into entries: text cleaned, bodies told apart, dates read. */
final class EntryCleaner {
  private static final int MAX_GUID = 2_048;
  private static final int MAX_NAMES = 50;
  private static final int MAX_AUTHOR = 200;
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final String ELLIPSIS = "….[]() ";
  private static final Pattern MAIL_AND_NAME = Pattern.compile("\\S+@\\S+\\s*\\((.+)\\)");
  private static final Pattern NAME_AND_MAIL = Pattern.compile("(.*?)\\s*[<(]?\\S+@\\S+[>)]?");

  /** The last paragraph that WordPress adds to every body, in the languages of its translations. */
  private static final Pattern APPEARED_FIRST =
      Pattern.compile(
          "(?:The post|L[’']article|Cet article|Der Beitrag|La entrada|L[’']articolo|O post) "
              + "[^\\n]{0,400}(?:appeared first on|est apparu en premier sur|erschien zuerst auf"
              + "|(?:se publicó|aparece|apareció) primero en|proviene da|apareceu primeiro em)"
              + " [^\\n]{0,200}");

  private EntryCleaner() {}

  /**
   * A raw entry's date.
   *
   * @param raw how it is written: the first date that can be read, else the first
   */
  private record Dated(@Nullable FeedDate date, @Nullable String raw) {
    static Dated of(List<String> dates) {
      String first = null;
      for (String date : dates) {
        String raw = Characters.printable(Characters.cut(date.strip(), FeedDate.MAX_LENGTH));
        FeedDate read = FeedDate.parse(date);
        if (read != null) {
          return new Dated(read, raw);
        }
        first = first == null && !raw.isEmpty() ? raw : first;
      }
      return new Dated(null, first);
    }
  }

  static List<FeedEntry> clean(List<RawEntry> raws) {
    List<Dated> dates = raws.stream().map(raw -> Dated.of(raw.dates())).toList();
    List<FeedEntry> entries = new ArrayList<>(raws.size());
    for (int i = 0; i < raws.size(); i++) {
      FeedDate date = dates.get(i).date;
      Instant published = date == null ? null : date.at(zoneNear(date, dates));
      entries.add(entry(raws.get(i), published, dates.get(i).raw));
    }
    return entries;
  }

  /** ISO 639 code of a declaration such as {@code fr-FR}, or null. */
  static @Nullable String language(@Nullable String declared) {
    if (declared == null) {
      return null;
    }
    String primary = declared.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    boolean threeLetters = primary.length() == 3 && primary.chars().allMatch(Character::isLetter);
    return LANGUAGES.contains(primary) || threeLetters ? primary : null;
  }

  /** The distance from UTC of the clock by which the feed's nearest dated entry was written. */
  private static ZoneOffset zoneNear(FeedDate date, List<Dated> all) {
    ZoneOffset nearest = ZoneOffset.UTC;
    Duration least = null;
    if (date.offset() != null) {
      return nearest;
    }
    for (Dated each : all) {
      FeedDate other = each.date;
      if (other != null && other.offset() != null) {
        Duration distance = Duration.between(other.local(), date.local()).abs();
        if (least == null || distance.compareTo(least) < 0) {
          least = distance;
          nearest = other.offset();
        }
      }
    }
    return nearest;
  }

  private static FeedEntry entry(
      RawEntry raw, @Nullable Instant published, @Nullable String rawDate) {
    String title = withoutOutlet(PlainText.lineOf(raw.title()), raw.source());
    List<String> bodies = listsOthers(raw.link()) ? List.of() : bodies(raw.bodies());
    String text = "";
    for (String body : bodies) {
      text = body.length() > text.length() ? body : text;
    }
    return new FeedEntry(
        guid(raw.guid()),
        raw.link(),
        title,
        summary(bodies, text),
        text,
        authors(raw.authors()),
        names(raw.categories()),
        published,
        rawDate,
        raw.source(),
        language(raw.language()));
  }

  private static @Nullable String guid(@Nullable String raw) {
    String guid = raw == null ? "" : Characters.printable(Characters.cut(raw, MAX_GUID));
    return guid.isEmpty() ? null : guid;
  }

  private static List<String> bodies(List<String> raws) {
    return raws.stream()
        .distinct()
        .map(PlainText::ofHtml)
        .map(EntryCleaner::withoutAppearedFirst)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static String withoutAppearedFirst(String text) {
    int last = text.lastIndexOf("\n\n");
    boolean appeared =
        last >= 0 && APPEARED_FIRST.matcher(text).region(last + 2, text.length()).matches();
    return appeared ? text.substring(0, last) : text;
  }

  /** The last body that says something the text doesn't; one cut short says nothing new. */
  private static String summary(List<String> bodies, String text) {
    if (bodies.size() < 2) {
      return "";
    }
    String flat = flat(text);
    for (String body : bodies.reversed()) {
      int end = body.length();
      while (end > 0 && ELLIPSIS.indexOf(body.charAt(end - 1)) >= 0) {
        end--;
      }
      if (!flat.contains(flat(body.substring(0, end)))) {
        return body;
      }
    }
    return "";
  }

  private static String flat(String text) {
    return text.replace("\n\n", " ").replace('\n', ' ');
  }

  /** A news search puts the outlet after the headline: {@code Headline - Outlet}. */
  private static String withoutOutlet(String title, FeedEntry.@Nullable Source source) {
    String name = source == null ? "" : source.name();
    int end = title.length() - name.length();
    if (name.isEmpty() || end < 0 || !title.regionMatches(true, end, name, 0, name.length())) {
      return title;
    }
    String head = title.substring(0, end).stripTrailing();
    boolean parted = head.length() < end && (head.endsWith("-") || head.endsWith("–"));
    String headline = parted ? head.substring(0, head.length() - 1).stripTrailing() : "";
    return headline.isEmpty() ? title : headline;
  }

  /**
   * Whether an entry has no body of its own: what Google News puts there are headlines of other
   * outlets, which would be taken for this one's words.
   */
  private static boolean listsOthers(@Nullable URI link) {
    return link != null && "news.google.com".equalsIgnoreCase(link.getHost());
  }

  private static List<String> authors(List<String> raws) {
    return names(raws.stream().map(EntryCleaner::withoutAddress).toList());
  }

  /** Addresses are nobody's business here: {@code a@b (Name)} and {@code Name <a@b>} are names. */
  private static String withoutAddress(String author) {
    if (author.indexOf('@') < 0) {
      return author;
    }
    String written = Characters.cut(author, MAX_AUTHOR).strip();
    Matcher after = MAIL_AND_NAME.matcher(written);
    Matcher before = NAME_AND_MAIL.matcher(written);
    return after.matches() ? after.group(1) : before.matches() ? before.group(1) : written;
  }

  private static List<String> names(List<String> raws) {
    return raws.stream()
        .limit(MAX_NAMES)
        .map(PlainText::lineOf)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }
}
