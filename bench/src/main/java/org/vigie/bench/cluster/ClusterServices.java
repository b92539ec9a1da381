package org.vigie.bench.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.vigie.sandbox.Coverage;
import org.vigie.sandbox.CoverageServer;
import org.vigie.sandbox.FakeSlack;

/**
 * Two of each service, started by the launcher {@code ./vigie} with its default options. Each
 * process has a data folder of its own.
 */
record ClusterServices(Path launcher, Path folder, String bootstrap) {
  static final int OF_EACH = 2;

  private static final List<String> SERVICES = List.of("ingest", "enrich", "alerts", "dashboard");

  /** Writes the configuration folder that all services share. */
  void configure(Coverage coverage, CoverageServer outlets, FakeSlack slack) throws IOException {
    Files.createDirectory(config());
    Files.writeString(
        config().resolve("feeds.yaml"), ClusterLoad.feeds(coverage.outlets(), outlets::url));
    Files.writeString(config().resolve("watch.yaml"), ClusterLoad.watch());
    Files.writeString(config().resolve("alerts.yaml"), ClusterLoad.alerts(slack.baseUrl()));
    Path token = config().resolve("token");
    var owner = PosixFilePermissions.fromString("rw-------");
    Files.createFile(token, PosixFilePermissions.asFileAttribute(owner));
    Files.writeString(token, "xoxb-bench");
  }

  private Path config() {
    return folder.resolve("config");
  }

  /** Returns the processes, which don't run yet. */
  List<ClusterProcess> create() throws IOException {
    List<ClusterProcess> processes = new ArrayList<>();
    for (String service : SERVICES) {
      for (int i = 1; i <= OF_EACH; i++) {
        String name = service + i;
        List<String> command =
            new ArrayList<>(List.of(launcher.toString(), service, "--kafka", bootstrap));
        command.addAll(List.of("--config", config().toString()));
        command.addAll(List.of("--data", folder.resolve(name).toString()));
        String health = "127.0.0.1:" + ClusterBrokers.freePort();
        command.addAll(List.of("--metrics", health));
        if (service.equals("dashboard")) {
          command.addAll(List.of("--listen", "127.0.0.1:0"));
        }
        Path log = folder.resolve(name + ".log");
        var isReady = new ServiceHealth(URI.create("http://" + health + "/health/ready"));
        processes.add(new ClusterProcess(name, new ProcessBuilder(command), log, isReady));
      }
    }
    return processes;
  }
}
