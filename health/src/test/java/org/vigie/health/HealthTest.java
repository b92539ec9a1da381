package org.vigie.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.health.HealthReport.Part;
import org.vigie.health.PartStatus.State;

class HealthTest {
  private static final Instant NINE = Instant.parse("2025-02-12T09:00:00Z");

  private Instant now = NINE;
  private volatile PartStatus ingest = PartStatus.starting("no poll yet");
  private final Health health = new Health(() -> now);

  @AfterEach
  void close() {
    health.close();
  }

  @Test
  void isAsGoodAsItsWorstPart() {
    assertThat(health.check().status()).isEqualTo(State.UP);

    health.add("alerts", PartStatus::up);
    health.add("ingest", () -> ingest);
    assertThat(health.check().status()).isEqualTo(State.STARTING);

    ingest = PartStatus.up();
    assertThat(health.check().status()).isEqualTo(State.UP);

    ingest = PartStatus.down("Kafka is away");
    assertThat(health.check().status()).isEqualTo(State.DOWN);
  }

  @Test
  void knowsSinceWhenAStateLasts() {
    health.add("ingest", () -> ingest);
    health.check();
    now = NINE.plusSeconds(5);
    ingest = PartStatus.up().withRestarts(2).withLastSuccess(now);
    health.check();
    now = NINE.plusSeconds(9);

    assertThat(health.check().parts())
        .containsExactly(
            new Part("ingest", State.UP, null, NINE.plusSeconds(5), 2, NINE.plusSeconds(5)));
  }

  @Test
  void countsAPartAsDownWhoseProbeThrows() {
    health.add(
        "ingest",
        () -> {
          throw new IllegalStateException("secret");
        });

    Part part = health.check().parts().getFirst();

    assertThat(part.state()).isEqualTo(State.DOWN);
    assertThat(part.reason()).isEqualTo("its state is unknown: IllegalStateException");
  }

  @Test
  void saysOnceThatAPartHasEndedForGood() {
    List<Part> ended = new CopyOnWriteArrayList<>();
    health.add("alerts", () -> PartStatus.ended("too"));
    health.add("ingest", () -> PartStatus.ended("another process polls under this one's name"));

    health.watch(ended::add);

    await().atMost(Duration.ofSeconds(10)).until(() -> !ended.isEmpty());
    assertThat(ended).extracting(Part::name).containsExactly("alerts");
  }
}
