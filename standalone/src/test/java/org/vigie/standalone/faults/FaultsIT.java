package org.vigie.standalone.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Breaks Vigie at random moments while articles arrive, as one process and as two of each service
 * beside a broker. {@code -Dvigie.faults=100} sets the number of faults of each test; the test
 * prints the seed, and {@code -Dvigie.seed} repeats it. If it fails, it keeps the folder with the
 * output of each process.
 */
class FaultsIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final long seed = Long.getLong("vigie.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final FaultLoad load = new FaultLoad(seed);
  private final Receivers receivers = new Receivers();
  private final Settled settled = new Settled(load, receivers, seed);

  @AfterEach
  void end() {
    load.close();
    receivers.close();
  }

  @Test
  void oneProcessLosesNothingAndSendsNothingTwice() throws Exception {
    Path data = Files.createDirectories(folder.resolve("office/data"));
    var config = new FaultConfig(folder, load, receivers);
    config.write("office", "test-a", Set.of("inesia", "sommet"));
    try (var process = OneProcess.in(folder.resolve("office"), data)) {
      process.start();
      load.start();
      for (int fault = 1; fault <= Settled.FAULTS; fault++) {
        Thread.sleep(Duration.ofMillis(random.nextInt(6_000)));
        say(fault, random.nextInt(5) == 0 ? receivers.misbehave(random) : process.fault(random));
        process.start();
      }
      process.mend();
      settled.check(process.bootstrap(), "test-a", "test-a", process::start);
    }
  }

  @Test
  void twoOfEachServiceLoseNothingAndSendNothingTwice() throws Exception {
    var config = new FaultConfig(folder, load, receivers);
    Path first = config.write("a", "test-a", Set.of("inesia"));
    Path second = config.write("b", "test-b", Set.of("sommet"));
    Path both = config.write("both", "test-both", Set.of("inesia", "sommet"));
    try (var services = Services.beside(folder)) {
      services.add("ingest", both, both);
      services.add("enrich", first, second);
      services.add("alerts", both, both);
      services.start();
      services.awaitStarted();
      load.start();
      for (int fault = 1; fault <= Settled.FAULTS; fault++) {
        Thread.sleep(Duration.ofMillis(random.nextInt(6_000)));
        say(fault, random.nextInt(6) == 0 ? receivers.misbehave(random) : services.fault(random));
        services.start();
      }
      settled.check(services.bootstrap(), "test-a", "test-b", services::start);
    }
  }

  private static void say(int fault, String what) {
    System.out.printf(
        "FaultsIT: %tT %d of %d: %s%n",
        ZonedDateTime.now(ZoneOffset.UTC), fault, Settled.FAULTS, what);
  }
}
