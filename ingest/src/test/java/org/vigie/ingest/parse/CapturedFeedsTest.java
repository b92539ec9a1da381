package org.vigie.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParsedFeed;
import tools.jackson.databind.JsonNode;

/** Feeds captured from the web: no entry is lost, no date is wrong, no markup is left. */
class CapturedFeedsTest {
  private static final String BASE = "https://feed.example/feed";

  /** Characters that show mojibake, wrong decoding or incomplete cleaning. */
  private static final Pattern DIRT =
      Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u00A0\\u00AD\\u200B\\uFEFF]|Ã©|â€™|Ã¨");

  private static final Pattern MARKUP =
      Pattern.compile("(?i)</?(?:p|br|a|b|div|img|span|strong)[ />]|&(?:nbsp|amp|eacute|#\\d+);");

  /** Expected for year 1, which is an unset time in Go. We read no date there. */
  private static final String NO_DATE = "1-01-01T00:00:00Z";

  @Test
  void readsLinkAndDateOfEachEntryOfAHundredFeeds() {
    Path corpus = Corpora.corpus("feeds-100");
    List<String> wrong = new ArrayList<>();
    int entries = 0;
    for (JsonNode expected : Corpora.lines(corpus.resolve("expected.jsonl"))) {
      String file = expected.get("file").asString();
      ParsedFeed feed = Corpora.parsed(corpus.resolve(file), null, BASE);
      JsonNode items = expected.get("items");
      if (feed.entries().size() != items.size()) {
        wrong.add(file + ": " + feed.entries().size() + " entries, not " + items.size());
        continue;
      }
      for (int i = 0; i < items.size(); i++) {
        entries++;
        compare(file + " entry " + i, items.get(i), feed.entries().get(i), wrong);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(entries).isEqualTo(3_693);
  }

  private static void compare(String where, JsonNode item, FeedEntry entry, List<String> wrong) {
    String link = text(item, "link");
    URI expected = link == null ? null : URI.create(BASE).resolve(link.strip());
    if (!Objects.equals(expected, entry.link())) {
      wrong.add(where + ": link " + entry.link() + ", not " + link);
    }
    String date = text(item, "date");
    String wanted = NO_DATE.equals(date) ? null : date;
    Instant published = entry.published();
    String got = published == null ? null : published.truncatedTo(ChronoUnit.SECONDS).toString();
    if (!Objects.equals(wanted, got)) {
      wrong.add(where + ": date " + got + ", not " + wanted + " (" + text(item, "rawDate") + ")");
    }
    if (link == null && entry.guid() == null && (entry.title() + entry.text()).isEmpty()) {
      wrong.add(where + ": no link, no id and no text");
    }
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name).isString() ? node.path(name).asString() : null;
  }

  @ParameterizedTest
  @CsvSource({
    "cnn-undated.rss, 69, 52",
    "drupal-datetime.xml, 1, 1",
    "golem-iso-8859-1.xml, 40, 40",
    "google-news-fr-be-2020-03-08.xml, 1, 1",
    "heise-rdf.xml, 60, 0",
    "koreatimes-2022-07-28.rss, 195, 195",
    "lecerclepsy-latin1-undeclared.xml, 10, 10",
    "lemonde-une-2018-06-27.xml, 21, 21",
    "malformed-leading-blank-lines.xml, 1, 1",
    "nyt-health.xml, 1, 1",
    "reporterre-dcdate.xml, 1, 1",
    "rss-bridge.atom, 1, 1"
  })
  void readsUnusualFeedsCompletely(String file, int entries, int dated) {
    ParsedFeed feed = Corpora.parsed(Corpora.corpus("feeds-real").resolve(file), null, BASE);
    assertThat(feed.entries()).hasSize(entries);
    assertThat(feed.entries()).filteredOn(e -> e.published() != null).hasSize(dated);
    assertThat(feed.entries())
        .allSatisfy(
            entry -> {
              // One entry of lecerclepsy has a date and nothing else.
              assertThat(entry.link() == null).isEqualTo(entry.title().isEmpty());
              assertThat(List.of(entry.title(), entry.summary(), entry.text()))
                  .noneMatch(text -> DIRT.matcher(text).find() || MARKUP.matcher(text).find());
            });
  }

  @Test
  void readsTheCharactersOfALatinFeedThatDeclaresNothing() {
    Path file = Corpora.corpus("feeds-real").resolve("lecerclepsy-latin1-undeclared.xml");
    String all = Corpora.parsed(file, null, BASE).entries().toString();
    assertThat(all).contains("é", "à").doesNotContain("\ufffd");
  }

  @Test
  void removesTheOutletFromAGoogleNewsTitleAndIgnoresOtherHeadlines() {
    Path file = Corpora.corpus("feeds-real").resolve("google-news-fr-be-2020-03-08.xml");
    FeedEntry entry = Corpora.parsed(file, null, BASE).entries().getFirst();
    assertThat(Objects.requireNonNull(entry.source()).name()).isEqualTo("RTBF");
    assertThat(entry.title()).doesNotContain("RTBF").isNotEmpty();
    assertThat(entry.text()).isEmpty();
  }

  @Test
  void readsADateWhoseWeekdayShowsThatTheMonthComesFirst() {
    Path file = Corpora.corpus("feeds-real").resolve("drupal-datetime.xml");
    FeedEntry entry = Corpora.parsed(file, null, BASE).entries().getFirst();
    assertThat(entry.publishedRaw()).isEqualTo("Fri, 05/03/2019 - 15:21");
    assertThat(entry.published()).isEqualTo("2019-05-03T15:21:00Z");
  }
}
