package org.vigie.ingest.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDateTest {
  private static @Nullable Instant read(String raw) {
    FeedDate date = FeedDate.parse(raw);
    return date == null ? null : date.at(ZoneOffset.UTC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // RFC 822 and its misspellings
        "Wed, 12 Feb 2025 11:02:00 +0100|2025-02-12T10:02:00Z",
        "Wed, 12 Feb 2025 11:02:00 GMT|2025-02-12T11:02:00Z",
        "12 Feb 25 11:02 EST|2025-02-12T16:02:00Z",
        "Wed, 12 Feb 2025 11:02:00 +01:00|2025-02-12T10:02:00Z",
        "Wed, 12 Feb 2025 11:02:00 -0330|2025-02-12T14:32:00Z",
        "Wed, 12 Feb 2025 11:02:00 +0100 (CET)|2025-02-12T10:02:00Z",
        "Wed, 12 February 2025 11:02:00 Z|2025-02-12T11:02:00Z",
        "Wednesday, 12-Feb-25 11:02:00 UTC|2025-02-12T11:02:00Z",
        "Wed,24 Sep 2025 7:30:0 GMT+1|2025-09-24T06:30:00Z",
        "Thu,28 Jul 2022 4:35:5 GMT+9|2022-07-27T19:35:05Z",
        "Thu, Feb 13 2025 19:00:00 CET|2025-02-13T18:00:00Z",
        "Mon Feb 10 09:00:00 CET 2025|2025-02-10T08:00:00Z",
        "Fri, 05/03/2019 - 15:21|2019-05-03T15:21:00Z",
        "Wed, 12 Feb 2025 24:00:00 GMT|2025-02-13T00:00:00Z",
        "Sat, 31 Dec 2016 23:59:60 GMT|2016-12-31T23:59:59Z",
        "Tue, 12 Feb 2025 11:02:00 GMT|2025-02-12T11:02:00Z",
        // ISO 8601
        "2025-02-10T09:00:00Z|2025-02-10T09:00:00Z",
        "2025-02-10T09:00:00+0100|2025-02-10T08:00:00Z",
        "2025-02-10T09:00:00+01:00|2025-02-10T08:00:00Z",
        "2025-02-10T09:00:00+01|2025-02-10T08:00:00Z",
        "2025-02-10T09:00:10.492186Z|2025-02-10T09:00:10.492186Z",
        "2025-02-10T09:00:10.5Z|2025-02-10T09:00:10.500Z",
        "2025-02-10 09:00:00|2025-02-10T09:00:00Z",
        "2025-02-10 09:00:00 UTC|2025-02-10T09:00:00Z",
        "2025-02-10 09:00:00 -0500|2025-02-10T14:00:00Z",
        "2025-02-10T09:00|2025-02-10T09:00:00Z",
        "2025-02-10|2025-02-10T00:00:00Z",
        "20250210T090000Z|2025-02-10T09:00:00Z",
        "1739178000|2025-02-10T09:00:00Z",
        "1739178000123|2025-02-10T09:00:00Z",
        // other languages
        "mer. 12 févr. 2025 12:05:00 +0100|2025-02-12T11:05:00Z",
        "mercredi 12 février 2025 à 12h05|2025-02-12T12:05:00Z",
        "mar. 11 mars 2025 10:00:00 +0100|2025-03-11T09:00:00Z",
        "le 1er août 2025 à 8h|2025-08-01T08:00:00Z",
        "Mi, 12. Februar 2025, 12:05 Uhr|2025-02-12T12:05:00Z",
        "Mittwoch, 12. März 2025 um 12.05 Uhr|2025-03-12T12:05:00Z",
        "seg, 10 fev 2025 12:05:00 +0000|2025-02-10T12:05:00Z",
        "quinta-feira, 13 de fevereiro de 2025 12:05|2025-02-13T12:05:00Z",
        "quinta, 13 de fevereiro de 2025 12:05|2025-02-13T12:05:00Z",
        "Mi, 12. Mrz 2025 12:05|2025-03-12T12:05:00Z",
        "12.02.2025 12:05|2025-02-12T12:05:00Z",
        "miércoles, 12 de febrero de 2025 12:05|2025-02-12T12:05:00Z",
        "17/02/2025 - 10:30|2025-02-17T10:30:00Z",
        "10/02/2025 - 11:40|2025-02-10T11:40:00Z",
        "02/17/2025 10:30 PM|2025-02-17T22:30:00Z",
        "2025/02/17 10:30|2025-02-17T10:30:00Z",
        "February 12, 2025 at 12:05 a.m.|2025-02-12T00:05:00Z",
        "Feb. 12th, 2025, 1:05pm EST|2025-02-12T18:05:00Z"
      })
  void readsDatesAsFeedsWriteThem(String raw, String instant) {
    assertThat(read(raw)).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2025",
        "February 2025",
        "31 Feb 2025 10:00:00 GMT",
        "2025-02-31T10:00:00Z",
        "Mon, 01 Jan 0001 00:00:00 +0000",
        "0001-01-01T00:00:00Z",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "12 Feb 3025 10:00:00 GMT",
        "2025-02-10T25:00:00Z",
        "12 Feb 2025 10:00:00 XYZ",
        "12 Feb 2025 10:00:00 Mars",
        "12 Feb 2025 10:00 11:00",
        "12-02-25",
        "99/99/2025",
        "12 Feb 2025 10:00:00 +9900",
        "10:00:00",
        "+0100",
        "1 2 3 4",
        "12 Feb 2025 or so",
        "12 Feb 2025 10:00 ET"
      })
  void readsNoDateInOtherText(String raw) {
    assertThat(FeedDate.parse(raw)).isNull();
  }

  @Test
  void hasNoOffsetWhenNoneIsWritten() {
    FeedDate date = Objects.requireNonNull(FeedDate.parse("2025-02-10 09:00:00"));
    assertThat(date.offset()).isNull();
    assertThat(date.at(ZoneOffset.ofHours(1))).isEqualTo("2025-02-10T08:00:00Z");
  }

  @Test
  void readsDatesThatTheJdkWritesInAnyOfTheLanguages() {
    Random random = new Random(11);
    Locale[] locales = {
      Locale.ENGLISH,
      Locale.FRENCH,
      Locale.GERMAN,
      Locale.of("es"),
      Locale.of("it"),
      Locale.of("pt"),
      Locale.of("nl")
    };
    String[] patterns = {
      "EEE, d MMM yyyy HH:mm:ss Z",
      "EEEE d MMMM yyyy HH:mm:ss xxx",
      "yyyy-MM-dd HH:mm:ss xxxx",
      "EEE, d MMMM yyyy H:m:s 'GMT'X"
    };
    for (int i = 0; i < 5_000; i++) {
      Instant instant = Instant.ofEpochSecond(random.nextLong(100_000_000, 4_000_000_000L));
      ZonedDateTime time = instant.atZone(ZoneOffset.ofHours(random.nextInt(1, 12)));
      String raw =
          DateTimeFormatter.ofPattern(
                  patterns[random.nextInt(patterns.length)],
                  locales[random.nextInt(locales.length)])
              .format(time);
      assertThat(read(raw)).as(raw).isEqualTo(instant);
    }
  }

  @Test
  void neverThrowsOnRandomPieces() {
    String[] pieces = {
      "12", "Feb", "2025", ":", "10", "+", "-", "/", " ", ".", "mar", "GMT", "PM", "99", "T", "h",
      "Uhr", "é", "\u0000"
    };
    Random random = new Random(13);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder raw = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        raw.append(pieces[random.nextInt(pieces.length)]);
      }
      FeedDate date = FeedDate.parse(raw.toString());
      assertThat(date == null || date.local().getYear() > 1970).as(raw.toString()).isTrue();
    }
  }
}
