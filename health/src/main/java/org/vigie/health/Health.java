package org.vigie.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.health.HealthReport.Part;
import org.vigie.health.PartStatus.State;

/** Asks the probes of all parts of this process how the parts are doing. Thread-safe. */
public final class Health implements AutoCloseable {
  /** Seconds between two checks. An estimate: a supervisor of services reacts within seconds. */
  private static final int INTERVAL = 1;

  private final InstantSource clock;
  private final Map<String, Watched> parts = new LinkedHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("vigie-health").daemon().factory());

  /** A part with the state that the last check found. */
  private static final class Watched {
    private final Probe probe;
    private @Nullable State state;
    private Instant since = Instant.EPOCH;

    private Watched(Probe probe) {
      this.probe = probe;
    }
  }

  /** Creates a report without parts; {@code clock} gives the times at which states change. */
  public Health(InstantSource clock) {
    this.clock = clock;
  }

  /** Adds a part under a name that is unique in the process, or replaces its probe. */
  public synchronized void add(String name, Probe probe) {
    parts.put(name, new Watched(probe));
  }

  /** Checks all parts now. A probe that throws makes its part {@code DOWN}. */
  public synchronized HealthReport check() {
    List<Part> checked = new ArrayList<>();
    parts.forEach((name, part) -> checked.add(check(name, part)));
    return HealthReport.of(checked);
  }

  /**
   * Checks all parts every second, until {@link #close} is called.
   *
   * @param onEnd called once, with the first part that is found {@code ENDED}
   */
  public void watch(Consumer<Part> onEnd) {
    var _ =
        timer.scheduleWithFixedDelay(() -> endIfEnded(onEnd), INTERVAL, INTERVAL, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    timer.shutdown();
  }

  private void endIfEnded(Consumer<Part> onEnd) {
    check().parts().stream()
        .filter(part -> part.state() == State.ENDED)
        .findFirst()
        .ifPresent(
            part -> {
              timer.shutdown();
              onEnd.accept(part);
            });
  }

  private Part check(String name, Watched part) {
    PartStatus now = ask(part.probe);
    if (now.state() != part.state) {
      part.state = now.state();
      part.since = clock.instant();
    }
    return new Part(name, now.state(), now.reason(), part.since, now.restarts(), now.lastSuccess());
  }

  private static PartStatus ask(Probe probe) {
    try {
      return probe.check();
    } catch (RuntimeException e) {
      return PartStatus.down("its state is unknown: " + e.getClass().getSimpleName());
    }
  }
}
