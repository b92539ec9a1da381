package org.vigie.standalone.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A broker, and two of each service beside it. Each process has its own data folder. */
final class Services implements AutoCloseable {
  /** Longer than the sessions of consumers (10 s), so that others take over. */
  static final Duration PAUSE = Duration.ofSeconds(Settled.IS_LONG ? 30 : 12);

  private static final String VIGIE = "org.vigie.standalone.cli.Vigie";

  private final Path folder;
  private final Instance broker;
  private final List<Instance> services = new ArrayList<>();
  private String bootstrap;

  private Services(Path folder, Instance broker) throws IOException {
    this.folder = folder;
    this.broker = broker;
    this.bootstrap = broker.start();
  }

  /** Starts the broker. */
  static Services beside(Path folder) throws IOException {
    Path ready = folder.resolve("broker.address");
    var broker =
        new Instance(
            List.of(),
            "broker",
            BrokerMain.class.getName(),
            List.of(folder.resolve("broker").toString(), ready.toString()),
            folder.resolve("broker.log"),
            ready);
    return new Services(folder, broker);
  }

  String bootstrap() {
    return bootstrap;
  }

  /** Adds two processes of a service, each with its configuration. */
  void add(String name, Path firstConfig, Path secondConfig) {
    services.add(service(name, "1", firstConfig));
    services.add(service(name, "2", secondConfig));
  }

  private Instance service(String name, String number, Path config) {
    return new Instance(
        List.of(),
        name + " " + number,
        VIGIE,
        List.of(
            name,
            "--kafka",
            bootstrap,
            "--partitions",
            "2",
            "--config",
            config.toString(),
            "--data",
            folder.resolve("data-" + name + number).toString()),
        folder.resolve(name + number + ".log"),
        null);
  }

  /** Starts what does not run: a service that can't reach the broker ends, for example. */
  @Nullable Void start() throws IOException {
    broker.start();
    for (Instance each : services) {
      if (each.isDead()) {
        System.out.println("FaultsIT:   " + each + " starts again: " + each.lastWords());
      }
      each.start();
    }
    return null;
  }

  /** Breaks something. Returns what. */
  String fault(Random random) throws IOException, InterruptedException {
    Instance one = services.get(random.nextInt(services.size()));
    Instance other = services.get(random.nextInt(services.size()));
    return switch (random.nextInt(10)) {
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
      default -> {
        broker.kill();
        for (Instance each : services) {
          each.kill();
        }
        yield "kill -9 of everything";
      }
    };
  }

  @Override
  public void close() throws InterruptedException {
    for (Instance each : services) {
      each.kill();
    }
    broker.kill();
  }
}
