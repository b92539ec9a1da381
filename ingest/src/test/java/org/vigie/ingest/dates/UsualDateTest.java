package org.vigie.ingest.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsualDateTest {
  private static final List<String> WEEKDAYS =
      List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private static final List<String> MONTHS =
      List.of(
          "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Mai",
          "Dez", "Abr");

  private static final List<String> ZONES =
      List.of("GMT", "+0000", "-0330", "+0545", "+1400", "-1200", "+9900");

  @Test
  void dateTokensReadsTheSame() {
    Random random = new Random(7);
    int read = 0;
    for (int i = 0; i < 2_000; i++) {
      String written =
          "%s, %d %s %d %02d:%02d:%02d %s"
              .formatted(
                  any(WEEKDAYS, random),
                  random.nextInt(33),
                  any(MONTHS, random),
                  1970 + random.nextInt(131),
                  random.nextInt(26),
                  random.nextInt(61),
                  random.nextInt(62),
                  any(ZONES, random));
      FeedDate date = orNull(UsualDate::read, written);
      assertThat(date).as(written).isEqualTo(orNull(text -> new DateTokens(text).read(), written));
      read += date == null ? 0 : 1;
    }
    assertThat(read).isGreaterThan(1_000);
  }

  @Test
  void anotherFormIsLeftToDateTokens() {
    assertThat(UsualDate.read("Tue, 11 Foo 2025 08:30:00 GMT")).isNull();
    assertThat(UsualDate.read("Tue, 11 Feb 25 08:30:00 GMT")).isNull();
    assertThat(UsualDate.read("Tue, 11 Feb 2025 08:30:00 EST")).isNull();
  }

  private static String any(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static @Nullable FeedDate orNull(
      Function<String, @Nullable FeedDate> reader, String written) {
    try {
      return reader.apply(written);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
