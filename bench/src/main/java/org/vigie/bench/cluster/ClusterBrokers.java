package org.vigie.bench.cluster;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Three brokers on loopback, each also a controller, with the settings that {@code
 * docker-compose.cluster.yml} gives its brokers.
 */
final class ClusterBrokers {
  static final int COUNT = 3;

  private static final String SETTING = "KAFKA_";
  private static final String MEMORY = "-Xmx512m";

  private final Path folder;
  private final Map<String, String> settings;
  private final List<Integer> ports = new ArrayList<>();
  private final String cluster = Uuid.randomUuid().toString();

  /**
   * @param folder for the data and logs of the brokers
   * @param compose the file with the brokers' settings
   */
  ClusterBrokers(Path folder, Path compose) throws IOException {
    this.folder = folder;
    this.settings = settings(compose);
    for (int i = 0; i < 2 * COUNT; i++) {
      ports.add(freePort());
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  String bootstrap() {
    return IntStream.range(0, COUNT)
        .mapToObj(i -> "127.0.0.1:" + ports.get(i))
        .collect(Collectors.joining(","));
  }

  /** Formats the folders of all brokers, and returns their processes, which don't run yet. */
  List<ClusterProcess> create() throws IOException, InterruptedException {
    List<ClusterProcess> brokers = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      Path file = write(i);
      String name = "kafka" + (i + 1);
      Path log = folder.resolve(name + ".log");
      var format = java("kafka.tools.StorageTool", "format", "-t", cluster, "-c", file.toString());
      format.redirectErrorStream(true).redirectOutput(log.toFile());
      if (format.start().waitFor() != 0) {
        throw new IOException("can't format; see " + log);
      }
      var isReady = new BrokersInSync(bootstrap());
      brokers.add(new ClusterProcess(name, java("kafka.Kafka", file.toString()), log, isReady));
    }
    return brokers;
  }

  private Path write(int broker) throws IOException {
    Map<String, String> all = new HashMap<>(settings);
    all.put("listener.security.protocol.map", "SERVICES:PLAINTEXT,CONTROLLER:PLAINTEXT");
    int port = ports.get(broker);
    int controller = ports.get(COUNT + broker);
    all.put("node.id", Integer.toString(broker + 1));
    all.put("log.dirs", folder.resolve("kafka" + (broker + 1)).toString());
    all.put(
        "controller.quorum.voters",
        IntStream.range(0, COUNT)
            .mapToObj(i -> (i + 1) + "@127.0.0.1:" + ports.get(COUNT + i))
            .collect(Collectors.joining(",")));
    all.put("listeners", "SERVICES://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
    all.put("advertised.listeners", "SERVICES://127.0.0.1:" + port);
    Path file = folder.resolve("kafka" + (broker + 1) + ".properties");
    Files.write(file, all.entrySet().stream().map(Object::toString).sorted().toList());
    return file;
  }

  private static ProcessBuilder java(String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", MEMORY));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /** Returns the settings that all brokers of the file share, under Kafka's own names. */
  private static Map<String, String> settings(Path compose) throws IOException {
    var yaml = new Load(LoadSettings.builder().build());
    var file = (Map<?, ?>) requireNonNull(yaml.loadFromString(Files.readString(compose)));
    Map<String, String> settings = new HashMap<>();
    ((Map<?, ?>) requireNonNull(file.get("x-kafka-settings")))
        .forEach(
            (key, value) -> {
              String name = String.valueOf(key);
              if (name.startsWith(SETTING) && !name.contains("LOG4J")) {
                settings.put(
                    name.substring(SETTING.length()).toLowerCase(Locale.ROOT).replace('_', '.'),
                    String.valueOf(value));
              }
            });
    return settings;
  }
}
