package org.vigie.ingest.formats;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.Excerpt;
import org.vigie.ingest.dates.FeedDate;
import org.vigie.ingest.text.Characters;
import org.vigie.ingest.text.PlainText;

/** Collects the fields of one entry as written in the feed, then builds a clean entry. */
final class EntryBuilder {
  /** Maximum number of UTF-16 code units of a guid. An estimate: longer ones are plain text. */
  private static final int MAX_GUID = 2_048;

  @Nullable String guid;

  /** Absolute address of the entry's page. */
  @Nullable URI link;

  /** Replaces a missing link: a guid that is an address, or a link to another type than HTML. */
  @Nullable URI fallback;

  @Nullable String language;
  String title = "";

  /** Texts of the entry as HTML or plain text; the full text comes before the summaries. */
  final List<String> bodies = new ArrayList<>();

  final List<String> authors = new ArrayList<>();
  final List<String> categories = new ArrayList<>();

  /** Dates of publication as written. Dates of change in {@link #updated} are as written too. */
  final List<String> published = new ArrayList<>();

  final List<String> updated = new ArrayList<>();

  private FeedEntry.@Nullable Source source;
  private @Nullable FeedDate date;
  private @Nullable String rawDate;

  /** Sets the source unless there is one already, or {@code html} and {@code url} are empty. */
  void source(String html, @Nullable URI url) {
    String name = PlainText.lineOf(html);
    if (source == null && !(name.isEmpty() && url == null)) {
      source = new FeedEntry.Source(name, url);
    }
  }

  /** Builds all entries of one feed. A date without an offset gets that of the nearest date. */
  static List<FeedEntry> build(List<EntryBuilder> builders) {
    List<FeedDate> zoned = new ArrayList<>();
    for (EntryBuilder builder : builders) {
      FeedDate date = builder.readDate();
      if (date != null && date.offset() != null) {
        zoned.add(date);
      }
    }
    return builders.stream().map(builder -> builder.entry(zoned)).toList();
  }

  /** Returns the first date that can be read, or null. Stores its text, else that of the first. */
  private @Nullable FeedDate readDate() {
    for (String written : Stream.concat(published.stream(), updated.stream()).toList()) {
      String raw = Characters.printable(Excerpt.of(written.strip(), FeedDate.MAX_LENGTH));
      date = FeedDate.parse(written);
      if (date != null) {
        rawDate = raw;
        return date;
      }
      rawDate = rawDate == null && !raw.isEmpty() ? raw : rawDate;
    }
    return null;
  }

  private FeedEntry entry(List<FeedDate> zoned) {
    URI page = link == null ? fallback : link;
    String id = guid == null ? "" : Characters.printable(Excerpt.of(guid, MAX_GUID));
    List<String> texts = EntryCleaner.texts(bodies, page);
    String text = texts.stream().max(Comparator.comparingInt(String::length)).orElse("");
    return new FeedEntry(
        id.isEmpty() ? null : id,
        page,
        EntryCleaner.title(title, source),
        EntryCleaner.summary(texts, text),
        text,
        EntryCleaner.authors(authors),
        EntryCleaner.names(categories),
        date == null ? null : date.near(zoned),
        rawDate,
        source,
        EntryCleaner.language(language));
  }
}
