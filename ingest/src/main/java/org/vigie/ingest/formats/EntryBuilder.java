package org.vigie.ingest.formats;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.Excerpt;
import org.vigie.ingest.dates.DayOrders;
import org.vigie.ingest.dates.FeedDate;
import org.vigie.ingest.text.Characters;
import org.vigie.ingest.text.Interruption;
import org.vigie.ingest.text.PlainText;

/** Collects an entry's fields as written in the feed, then builds a clean {@link FeedEntry}. */
public final class EntryBuilder {
  /** Maximum UTF-16 code units of a guid, an entry's id. An estimate: longer ones are no ids. */
  private static final int MAX_GUID = 2_048;

  /** Maximum number of {@link #bodies}. An estimate: real entries have up to four. */
  static final int MAX_BODIES = 20;

  /** The entry's element; null in JSON. */
  private final @Nullable Element element;

  public @Nullable String guid;

  /** Absolute URL of the web page of this entry. */
  public @Nullable URI link;

  /** Used if {@link #link} is missing: a guid that is a URL, or a link to a file such as a PDF. */
  @Nullable URI fallback;

  /** Sound, film or other file that belongs to the entry. Used if it has no other URL. */
  @Nullable URI enclosure;

  public @Nullable String language;
  public String title = "";

  /** The entry's texts as HTML or plain text: first the full text, then summaries. */
  public final List<String> bodies = new ArrayList<>();

  public final List<String> authors = new ArrayList<>();
  public final List<String> categories = new ArrayList<>();

  /** What an agency says about this version of its item; null in other feeds. */
  public FeedEntry.@Nullable Version version;

  // Dates as written, by the names of their elements. Of dates with one name, the last comes first.
  private final Map<String, Deque<String>> published = new LinkedHashMap<>();
  private final Map<String, Deque<String>> updated = new LinkedHashMap<>();

  private final @Nullable ZoneId zone;
  private FeedEntry.@Nullable Source source;
  private @Nullable FeedDate date;
  private @Nullable String rawDate;

  /**
   * Creates an entry without content.
   *
   * @param element the entry's element in XML; null in JSON
   * @param zone time zone of dates that are written without UTC offset; null if unknown
   */
  public EntryBuilder(@Nullable Element element, @Nullable ZoneId zone) {
    this.element = element;
    this.zone = zone;
  }

  /** Adds a date of publication, unparsed. Of several dates with one name, the last one counts. */
  public void published(String name, String raw) {
    published.computeIfAbsent(name, _ -> new ArrayDeque<>(1)).addFirst(raw);
  }

  /** Adds a date of a change, which is used if there is no date of publication. */
  void updated(String name, String raw) {
    updated.computeIfAbsent(name, _ -> new ArrayDeque<>(1)).addFirst(raw);
  }

  /** Returns the child elements of an entry in XML; none in JSON. */
  List<Element> children() {
    return element == null ? List.of() : element.children();
  }

  /** Sets the file that belongs to the entry, unless one is set already. */
  void enclosure(@Nullable URI file) {
    enclosure = enclosure == null ? file : enclosure;
  }

  /** Sets the outlet that published the entry, unless one is set already or none is given. */
  void source(String html, @Nullable URI url) {
    String name = PlainText.lineOf(html);
    if (source == null && !(name.isEmpty() && url == null)) {
      source = new FeedEntry.Source(name, url);
    }
  }

  /**
   * Builds the entries. If the time zone is unknown, a date without UTC offset takes it from the
   * nearest date that has one. Dates that {@link NewestEntries} has read stay as they are.
   */
  static List<FeedEntry> build(List<EntryBuilder> builders) {
    DayOrders orders = DayOrders.of(builders.stream().flatMap(EntryBuilder::written));
    List<FeedDate> zoned = new ArrayList<>();
    for (EntryBuilder builder : builders) {
      FeedDate date = builder.date == null ? builder.readDate(orders) : builder.date;
      if (date != null && date.offset() != null) {
        zoned.add(date);
      }
    }
    return builders.stream().map(builder -> builder.entry(zoned)).toList();
  }

  /** Returns the first readable date, or null. Stores that date's text, or else the first text. */
  @Nullable FeedDate readDate(DayOrders orders) {
    for (String written : written().toList()) {
      Interruption.check();
      String raw = Characters.printable(Excerpt.of(written.strip(), FeedDate.MAX_LENGTH));
      date = FeedDate.parse(orders.clear(written));
      if (date != null) {
        rawDate = raw;
        return date;
      }
      rawDate = rawDate == null && !raw.isEmpty() ? raw : rawDate;
    }
    return null;
  }

  /** Returns all dates as written. */
  Stream<String> written() {
    return Stream.concat(published.values().stream(), updated.values().stream())
        .flatMap(Deque::stream);
  }

  private FeedEntry entry(List<FeedDate> zoned) {
    Interruption.check();
    String id = guid == null ? "" : Characters.printable(Excerpt.of(guid, MAX_GUID));
    URI page = page(id);
    List<String> texts = EntryCleaner.texts(bodies, page);
    String text = texts.stream().max(Comparator.comparingInt(String::length)).orElse("");
    return new FeedEntry(
        id.isEmpty() ? null : Links.withoutUser(id),
        page,
        EntryCleaner.title(title, source),
        EntryCleaner.summary(texts, text),
        text,
        EntryCleaner.authors(authors),
        EntryCleaner.names(categories),
        published(zoned),
        rawDate,
        source,
        EntryCleaner.language(language),
        version);
  }

  /** Returns the date of publication: the end of the embargo if that is later. */
  private @Nullable Instant published(List<FeedDate> zoned) {
    if (date == null) {
      return null;
    }
    Instant written = zone == null ? date.near(zoned) : date.at(zone);
    Instant notBefore = version == null ? null : version.notBefore();
    return notBefore != null && !notBefore.equals(Instant.MAX) && notBefore.isAfter(written)
        ? notBefore
        : written;
  }

  private @Nullable URI page(String id) {
    URI page = link == null ? fallback : link;
    // why: a guid that is a URL leads to a page more often than an enclosure does.
    return page == null && Links.web(id) == null ? enclosure : page;
  }
}
