package org.vigie.standalone.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.vigie.standalone.JavaProcess;

/** A broker, and two of each service beside it. Each process has its own data folder. */
final class Services implements AutoCloseable {
  /** Longer than the sessions of consumers (6 s), so that others take over. */
  static final Duration PAUSE = Duration.ofSeconds(Settled.IS_LONG ? 30 : 12);

  /** Space for the data of a service: a start needs 100 MB, and a run of some hours 60 MB. */
  private static final String SPACE = "240m";

  /** A process on a full disk ends within seconds, or it goes on and has to cope. */
  static final Duration FULL = Duration.ofSeconds(20);

  /** What the broker prints when it runs, before its address. */
  private static final String RUNS = "Kafka at ";

  private final Path folder;
  private final Instance broker;
  private final WrongClock brokersClock;
  private final List<Instance> services = new ArrayList<>();
  private final List<WrongClock> clocks = new ArrayList<>();
  private final List<SmallDisk> disks = new ArrayList<>();
  private final String bootstrap;

  private Services(Path folder, Instance broker, WrongClock brokersClock) throws IOException {
    this.folder = folder;
    this.broker = broker;
    this.brokersClock = brokersClock;
    startBroker();
    this.bootstrap = broker.output().lines().reduce("", (_, last) -> last).replace(RUNS, "");
  }

  /** Starts the broker. */
  static Services beside(Path folder) throws IOException, InterruptedException {
    WrongClock clock = WrongClock.of(folder, "broker");
    var broker =
        new Instance(
            clock.command(),
            "broker",
            BrokerMain.class.getName(),
            List.of(folder.resolve("broker").toString()),
            folder.resolve("broker.log"));
    return new Services(folder, broker, clock);
  }

  /** Returns the arguments of a {@code vigie run} with its own broker. */
  static List<String> run(Path config, Path data) {
    return arguments(List.of("run", "--listen", "127.0.0.1:0"), config, data);
  }

  private static List<String> arguments(List<String> first, Path config, Path data) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of("--partitions", "2"));
    all.addAll(List.of("--config", config.toString(), "--data", data.toString()));
    return all;
  }

  String bootstrap() {
    return bootstrap;
  }

  /** Adds two processes of a service, each with its configuration. */
  void add(String service, Path firstConfig, Path secondConfig)
      throws IOException, InterruptedException {
    add(service, 1, firstConfig);
    add(service, 2, secondConfig);
  }

  private void add(String service, int number, Path config)
      throws IOException, InterruptedException {
    String name = service + number;
    WrongClock clock = WrongClock.of(folder, name);
    Path data = Files.createDirectory(folder.resolve(name + ".data"));
    List<String> within = new ArrayList<>();
    if (SmallDisk.isPossible()) {
      SmallDisk disk = SmallDisk.mount(data, SPACE);
      disks.add(disk);
      within.addAll(disk.command());
    }
    within.addAll(clock.command());
    List<String> arguments = arguments(List.of(service, "--kafka", bootstrap), config, data);
    Path output = folder.resolve(name + ".log");
    services.add(new Instance(within, name, JavaProcess.VIGIE, arguments, output));
    clocks.add(clock);
  }

  private void startBroker() throws IOException {
    if (broker.start()) {
      broker.awaitOutput(RUNS);
    }
  }

  /** Starts what does not run: a service that can't reach the broker ends, for example. */
  @Nullable Void start() throws IOException {
    startBroker();
    for (Instance each : services) {
      if (each.isDead()) {
        System.out.println("FaultsIT:   " + each + " starts again: " + each.lastWords());
      }
      each.start();
    }
    return null;
  }

  /** Waits until every service runs. why: a watch finds only the articles that come after it. */
  void awaitStarted() {
    services.forEach(each -> each.awaitOutput("Ctrl-C ends"));
  }

  /** Breaks something. Returns what. */
  String fault(Random random) throws IOException, InterruptedException {
    Instance one = services.get(random.nextInt(services.size()));
    Instance other = services.get(random.nextInt(services.size()));
    return switch (random.nextInt(13)) {
      case 0, 1 -> {
        one.kill();
        Thread.sleep(Duration.ofMillis(random.nextInt(15_000)));
        yield "kill -9 of " + one;
      }
      case 2 -> {
        for (Instance each : services) {
          each.kill();
        }
        yield "kill -9 of all services";
      }
      case 3 -> {
        one.pause(PAUSE);
        yield "paused " + one;
      }
      case 4 -> {
        other.kill();
        one.pause(PAUSE);
        yield "kill -9 of " + other + ", and paused " + one;
      }
      case 5 -> {
        one.end();
        Thread.sleep(Duration.ofMillis(random.nextInt(3_000)));
        yield "ended " + one;
      }
      case 6 -> {
        broker.pause(PAUSE);
        yield "paused the broker";
      }
      case 7 -> {
        broker.kill();
        yield "kill -9 of the broker";
      }
      case 8 -> {
        broker.end();
        yield "ended the broker";
      }
      case 9 -> wrong(clocks.get(services.indexOf(one)), one, random);
      case 10 -> wrong(brokersClock, broker, random);
      case 11 -> fill(services.indexOf(one));
      default -> {
        broker.kill();
        for (Instance each : services) {
          each.kill();
        }
        yield "kill -9 of everything";
      }
    };
  }

  private String fill(int service) throws IOException, InterruptedException {
    Instance of = services.get(service);
    if (disks.isEmpty()) {
      of.kill();
      return "kill -9 of " + of + ", as no disk can be filled on this machine";
    }
    disks.get(service).fill();
    boolean ended = of.hasEndedWithin(FULL);
    disks.get(service).free();
    return "disk of " + of + " full; " + (ended ? of.lastWords() : "it went on");
  }

  private static String wrong(WrongClock clock, Instance of, Random random)
      throws IOException, InterruptedException {
    int seconds = WrongClock.randomSeconds(random);
    clock.set(seconds);
    Thread.sleep(Duration.ofMillis(random.nextInt(20_000)));
    clock.set(0);
    return "clock of " + of + " wrong by " + seconds + " s for a while";
  }

  @Override
  public void close() {
    for (Instance each : services) {
      each.kill();
    }
    broker.kill();
    disks.forEach(SmallDisk::close);
  }
}
