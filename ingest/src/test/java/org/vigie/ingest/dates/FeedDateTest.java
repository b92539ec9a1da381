package org.vigie.ingest.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
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
        // With AM or PM and a zone of the United States, the month comes first.
        "12/01/2026 9:30 AM EST|2026-12-01T14:30:00Z",
        "12/01/2026 09:30 PM PST|2026-12-02T05:30:00Z",
        "07/04/2026 9:30 am America/New_York|2026-07-04T13:30:00Z",
        "07/04/2026 9:30 AM (New York time)|2026-07-04T13:30:00Z",
        "13/01/2026 9:30 AM EST|2026-01-13T14:30:00Z",
        "Thu 12/02/2026 9:30 AM EST|2026-02-12T14:30:00Z",
        "12/01/2026 9:30 AM GMT|2026-01-12T09:30:00Z",
        "12/01/2026 9:30 AM America/Bogota|2026-01-12T14:30:00Z",
        "12/01/2026 9:30 EST|2026-01-12T14:30:00Z",
        "2025/02/17 10:30|2025-02-17T10:30:00Z",
        "February 12, 2025 at 12:05 a.m.|2025-02-12T00:05:00Z",
        "Feb. 12th, 2025, 1:05pm EST|2025-02-12T18:05:00Z"
      })
  void readsDatesAsFeedsWriteThem(String raw, String instant) {
    assertThat(read(raw)).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // a label before the date
        "Mis à jour le 10 février 2025 à 18h12|2025-02-10T18:12:00Z",
        "Mis à jour : lundi 10 février 2025 à 18 h 12|2025-02-10T18:12:00Z",
        "Publié le 10/02/2025 à 18h12|2025-02-10T18:12:00Z",
        "Updated on February 10, 2025 at 9:00 a.m.|2025-02-10T09:00:00Z",
        "Last modified: Mon, 10 Feb 2025 09:00:00 +0100|2025-02-10T08:00:00Z",
        "Aktualisiert am 10. Februar 2025 um 18:12 Uhr|2025-02-10T18:12:00Z",
        "Zuletzt aktualisiert: 10.02.2025, 18.12 Uhr|2025-02-10T18:12:00Z",
        "Stand: 10. Februar 2025, 18 Uhr 12|2025-02-10T18:12:00Z",
        "Actualizado el 10 de febrero de 2025 a las 18:12|2025-02-10T18:12:00Z",
        "Última actualización: 10/02/2025 18:12 h|2025-02-10T18:12:00Z",
        "Aggiornato il 10 febbraio 2025 alle ore 18.12|2025-02-10T18:12:00Z",
        "Atualizado em 10 de fevereiro de 2025 às 18h12|2025-02-10T18:12:00Z",
        "Bijgewerkt op 10 februari 2025 om 18.12 uur|2025-02-10T18:12:00Z",
        "Opdateret 10. februar 2025 kl. 18.12|2025-02-10T18:12:00Z",
        "Uppdaterad 10 februari 2025 18:12|2025-02-10T18:12:00Z",
        // words for hours, minutes and seconds
        "lundi 10 février 2025 à 10h00min|2025-02-10T10:00:00Z",
        "10 février 2025 à 10 h 05 min 30 s|2025-02-10T10:05:30Z",
        "le 10 février 2025 à 18 heures|2025-02-10T18:00:00Z",
        "10. Februar 2025, 9 Uhr|2025-02-10T09:00:00Z",
        // ISO 8601 without colons or hyphens
        "20250210T090000+0100|2025-02-10T08:00:00Z",
        "2025-02-10T090000+01:00|2025-02-10T08:00:00Z",
        "20250210T090000.123Z|2025-02-10T09:00:00.123Z",
        "20250210T0900Z|2025-02-10T09:00:00Z",
        "2025-02-10T0900+01|2025-02-10T08:00:00Z",
        "2025-02-10 090000|2025-02-10T09:00:00Z",
        "20250210|2025-02-10T00:00:00Z"
      })
  void readsLabelsUnitsAndCompactDates(String raw, String instant) {
    assertThat(read(raw)).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mon, 10 Feb 2025 09:00:00 Europe/Paris|2025-02-10T08:00:00Z",
        "Mon, 10 Feb 2025 09:00:00 America/New_York|2025-02-10T14:00:00Z",
        "Thu, 10 Jul 2025 09:00:00 America/Argentina/Buenos_Aires|2025-07-10T12:00:00Z",
        "2025-02-10T09:00:00+01:00[Europe/Paris]|2025-02-10T08:00:00Z",
        "2025-07-10 09:00 Asia/Kolkata|2025-07-10T03:30:00Z",
        "lundi 10 février 2025 09:00 (heure de Paris)|2025-02-10T08:00:00Z",
        "10 juillet 2025 à 9h (heure de Londres)|2025-07-10T08:00:00Z",
        "10 juillet 2025 à 9h00 (heure locale)|2025-07-10T09:00:00Z",
        "10 July 2025 09:00 (New York time)|2025-07-10T13:00:00Z",
        "10 July 2025 09:00 Los Angeles time|2025-07-10T16:00:00Z",
        "10 luglio 2025 09:00 (ora di Roma)|2025-07-10T07:00:00Z",
        "10 de julio de 2025 09:00 (hora de Ciudad de México)|2025-07-10T15:00:00Z",
        "10. Juli 2025, 9:00 Uhr (Ortszeit Berlin)|2025-07-10T07:00:00Z",
        "Mon Feb 10 2025 09:00:00 GMT+0100 (Central European Standard Time)|2025-02-10T08:00:00Z",
        "Mon Feb 10 2025 09:00:00 GMT+0100 (heure normale d’Europe centrale)|2025-02-10T08:00:00Z",
        // clocks skip 2:30 in March and repeat it in October
        "30 mars 2025 à 2h30 (heure de Paris)|2025-03-30T01:30:00Z",
        "26 octobre 2025 à 2h30 (heure de Paris)|2025-10-26T00:30:00Z",
        "9 March 2025 02:30 America/Chicago|2025-03-09T08:30:00Z"
      })
  void readsTimeZonesByIdAndByCity(String raw, String instant) {
    assertThat(read(raw)).isEqualTo(Instant.parse(instant));
  }

  @Test
  void aDateWithoutZoneIsInTheAssumedOne() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    assertThat(at("lundi 10 février 2025 à 9h30", paris)).isEqualTo("2025-02-10T08:30:00Z");
    assertThat(at("2025-07-10", paris)).isEqualTo("2025-07-09T22:00:00Z");
    assertThat(at("30/03/2025 02:30", paris)).isEqualTo("2025-03-30T01:30:00Z");
    assertThat(at("26/10/2025 02:30", paris)).isEqualTo("2025-10-26T00:30:00Z");
    assertThat(at("10 Feb 2025 09:00 GMT", paris)).isEqualTo("2025-02-10T09:00:00Z");
    assertThat(at("6 avr. 2025 02:15", ZoneId.of("Australia/Lord_Howe")))
        .isEqualTo("2025-04-05T15:45:00Z");
    assertThat(at("6 sept. 2025 09:00", ZoneId.of("Asia/Kathmandu")))
        .isEqualTo("2025-09-06T03:15:00Z");
  }

  private static Instant at(String raw, ZoneId zone) {
    return Objects.requireNonNull(FeedDate.parse(raw)).at(zone);
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
        "12 Feb 2025 10:00 ET",
        "Jusqu'au 10 février 2025 à 18h",
        "Jusqu’au 10 février 2025 à 18h",
        "depuis le 10 février 2025",
        "Valid until 10 Feb 2025",
        "bis 10. Februar 2025",
        "hasta el 10 de febrero de 2025",
        "Mis à jour à 18h12",
        "10 février 2025 à 18h12 (heure de Pétaouchnok)",
        "10 Feb 2025 10:00 Paris or so",
        "10 Feb 2025 10:00 and 12 Feb 2025 11:00",
        "10 Feb 2025 Europe/Atlantis",
        "CET 10 Feb 2025 09:00",
        "Updated 10.02 2025",
        "18.12 10. Februar 2025",
        "2025-0210T090000",
        "202502-10",
        "2025-02-10T250000"
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
