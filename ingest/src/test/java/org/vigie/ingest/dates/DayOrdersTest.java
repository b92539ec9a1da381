package org.vigie.ingest.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DayOrdersTest {
  @Test
  void aDateThatShowsTheOrderClearsTheOthers() {
    var orders = DayOrders.of(Stream.of("02/17/2026", "02/11/2026"));

    assertThat(orders.clear("02/11/2026")).isEqualTo("2026/02/11");
  }

  @Test
  void aDayThatNoMonthHasShowsNothing() {
    var orders = DayOrders.of(Stream.of("02/45/2026", "02/11/2026"));

    assertThat(orders.clear("02/11/2026")).isEqualTo("02/11/2026");
  }
}
