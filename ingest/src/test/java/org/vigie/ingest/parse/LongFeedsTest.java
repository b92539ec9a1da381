package org.vigie.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParsedFeed;

/** Of more entries than are kept, the newest ones are kept, in whichever order they are listed. */
class LongFeedsTest {
  private static final int LISTED = 2_500;
  private static final int LEFT_OUT = LISTED - ParsedFeed.MAX_ENTRIES;
  private static final Instant START = Instant.parse("2025-02-10T09:00:00Z");

  enum Format {
    RSS("<rss version='2.0'><channel>", "</channel></rss>", "") {
      @Override
      String entry(int guid, String date) {
        return "<item><guid>" + guid + "</guid><pubDate>" + date + "</pubDate></item>";
      }
    },
    ATOM("<feed xmlns='http://www.w3.org/2005/Atom'>", "</feed>", "") {
      @Override
      String entry(int guid, String date) {
        return "<entry><id>" + guid + "</id><updated>" + date + "</updated></entry>";
      }
    },
    JSON("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[", "]}", ",") {
      @Override
      String entry(int guid, String date) {
        return "{\"id\":\"" + guid + "\",\"date_published\":\"" + date + "\"}";
      }
    },
    NINJS("[", "]", ",") {
      @Override
      String entry(int guid, String date) {
        return "{\"uri\":\"" + guid + "\",\"headlines\":[],\"versionCreated\":\"" + date + "\"}";
      }
    },
    NEWSML("<newsMessage><itemSet>", "</itemSet></newsMessage>", "") {
      @Override
      String entry(int guid, String date) {
        return "<newsItem guid='"
            + guid
            + "'><itemMeta><versionCreated>"
            + date
            + "</versionCreated></itemMeta></newsItem>";
      }
    };

    private final String head;
    private final String tail;
    private final String between;

    Format(String head, String tail, String between) {
      this.head = head;
      this.tail = tail;
      this.between = between;
    }

    abstract String entry(int guid, String date);

    /** The guids that are kept of a feed with these guids, whose dates are given. */
    List<Integer> kept(IntStream guids, IntFunction<String> dates) {
      return entries(guids, dates).stream()
          .map(FeedEntry::guid)
          .map(guid -> Integer.valueOf(Objects.requireNonNull(guid)))
          .toList();
    }

    List<FeedEntry> entries(IntStream guids, IntFunction<String> dates) {
      String body =
          guids
              .mapToObj(guid -> entry(guid, dates.apply(guid)))
              .collect(Collectors.joining(between, head, tail));
      URI base = URI.create("https://feed.example/feed");
      var feed = (ParsedFeed) new FeedParser().parse(body.getBytes(UTF_8), null, base);
      return feed.entries();
    }
  }

  private static String hourly(int guid) {
    return START.plusSeconds(3_600L * guid).toString();
  }

  private static IntStream rising() {
    return IntStream.range(0, LISTED);
  }

  private static IntStream falling() {
    return rising().map(guid -> LISTED - 1 - guid);
  }

  private static List<Integer> newest(IntStream guids) {
    return guids.filter(guid -> guid >= LEFT_OUT).boxed().toList();
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheNewestWhenTheOldestComeFirst(Format format) {
    assertThat(format.kept(rising(), LongFeedsTest::hourly)).isEqualTo(newest(rising()));
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheNewestWhenTheyComeFirst(Format format) {
    assertThat(format.kept(falling(), LongFeedsTest::hourly)).isEqualTo(newest(falling()));
  }

  @Test
  void keepsTheNewestOfAFeedInNoOrder() {
    IntStream shuffled = rising().map(guid -> guid * 1_021 % LISTED); // has no factor of LISTED
    List<Integer> kept = Format.RSS.kept(shuffled, LongFeedsTest::hourly);
    assertThat(kept).containsExactlyInAnyOrderElementsOf(newest(rising()));
  }

  @Test
  void keepsTheFirstWhenNoneHasADate() {
    assertThat(Format.RSS.kept(rising(), _ -> "soon"))
        .isEqualTo(rising().limit(ParsedFeed.MAX_ENTRIES).boxed().toList());
  }

  @Test
  void placesAnEntryWithoutADateByTheEntryBeforeIt() {
    assertThat(Format.ATOM.kept(rising(), guid -> guid % 2 == 0 ? hourly(guid) : ""))
        .isEqualTo(newest(rising()));
    assertThat(Format.ATOM.kept(falling(), guid -> guid % 2 == 1 ? hourly(guid) : ""))
        .isEqualTo(newest(falling()));
  }

  @Test
  void keepsTheLastOfADayWhenTheOldestComeFirst() {
    IntFunction<String> days = guid -> hourly(guid - guid % 1_000);
    assertThat(Format.JSON.kept(rising(), days)).isEqualTo(newest(rising()));
    assertThat(Format.JSON.kept(falling(), guid -> hourly((guid + 2) / 1_000 * 1_000)))
        .isEqualTo(newest(falling()));
  }

  @Test
  void readsDaysInTheOrderThatAllEntriesShowNotOnlyThoseThatAreKept() {
    IntFunction<String> days =
        guid -> guid < LEFT_OUT ? "01/31/2025 09:00:00" : "02/03/2025 09:00:00";
    assertThat(Format.RSS.entries(rising(), days))
        .extracting(FeedEntry::published)
        .containsOnly(Instant.parse("2025-02-03T09:00:00Z"));
  }

  @Test
  void bringsTheNewEntryOfALongFeedWithTheOldestFirst() {
    var file = Corpora.corpus("feed-defects").resolve("06-oldest-first.xml");
    List<FeedEntry> entries = Corpora.parsed(file, null, "https://h.example/").entries();
    assertThat(entries).hasSize(ParsedFeed.MAX_ENTRIES);
    assertThat(Stream.of(entries.getFirst(), entries.getLast()).map(FeedEntry::title))
        .containsExactly("T500", "T2499");
  }
}
