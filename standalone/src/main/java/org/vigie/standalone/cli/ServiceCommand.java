package org.vigie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.Alerts;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.console.Terminal;
import org.vigie.dashboard.Dashboard;
import org.vigie.enrich.Enrich;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vigie ingest|enrich|alerts|dashboard}: runs one service against a cluster. */
@Command
public final class ServiceCommand implements Callable<Integer> {
  /** The four services, with their help texts. */
  enum Service {
    INGEST("Poll the feeds and publish their articles."),
    ENRICH("Tag articles, recognise pickups, group stories, count."),
    ALERTS("Decide which alerts to send, and send them."),
    DASHBOARD("Serve the page, the counts and the metrics.");

    final String description;

    Service(String description) {
      this.description = description;
    }
  }

  @Mixin private Options.Config config = new Options.Config();
  @Mixin private Options.Data data = new Options.Data();
  @Mixin private Options.GivenKafka kafka = new Options.GivenKafka();
  @Mixin private Options.Listen listen = new Options.Listen();

  @Option(
      names = "--metrics",
      paramLabel = "HOST:PORT",
      converter = Options.Address.class,
      description = "serve /metrics for Prometheus here (the dashboard has its own)")
  private @Nullable InetSocketAddress metricsAddress;

  private final Service service;
  private final PrintStream out;
  private final PrintStream err;
  private final InstantSource clock = InstantSource.system();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  ServiceCommand(Service service, PrintStream out, PrintStream err) {
    this.service = service;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, BadConfigurationException {
    Starter starter =
        switch (service) {
          case INGEST -> ingest();
          case ENRICH -> enrich();
          case ALERTS -> alerts();
          case DASHBOARD -> this::dashboard;
        };
    var cluster = new Cluster(kafka.bootstrap, kafka.topics());
    cluster.createTopics();
    if (metricsAddress != null) {
      serveMetrics(metricsAddress);
    }
    String started = starter.start(cluster);
    err.println("vigie " + started + " (Kafka at " + cluster.bootstrap() + "; Ctrl-C ends)");
    Shutdown.await();
    return Exit.DONE;
  }

  /** Starts a service whose configuration has been read, and returns a line that says so. */
  private interface Starter {
    String start(Cluster cluster) throws IOException;
  }

  private Starter ingest() throws BadConfigurationException {
    FeedsConfig feeds = Configuration.readFeeds(config.dir);
    return cluster -> {
      var ingest = new Ingest(cluster, feeds, state("ingest"), clock, metrics);
      Shutdown.onExit(ingest);
      ingest.start();
      return "ingest: polls " + feeds.feeds().size() + " feeds";
    };
  }

  private Starter enrich() throws BadConfigurationException {
    WatchConfig watch = Configuration.readWatch(config.dir, List.of());
    return cluster -> {
      var enrich = new Enrich(cluster, watch, state("enrich"), clock, metrics);
      Shutdown.onExit(enrich);
      enrich.start();
      return "enrich: watches for " + watch.watch();
    };
  }

  private Starter alerts() throws BadConfigurationException {
    AlertsConfig configured = Configuration.readAlerts(config.dir);
    return cluster -> {
      var terminal = new Terminal(out, false, 0);
      var alerts = new Alerts(cluster, configured, state("alerts"), clock, metrics, terminal);
      Shutdown.onExit(alerts);
      alerts.start();
      return "alerts: sends to " + String.join(", ", configured.channels().keySet());
    };
  }

  private String dashboard(Cluster cluster) throws IOException {
    var dashboard =
        new Dashboard(cluster, listen.address, Options.dashboardToken(), clock, metrics::scrape);
    Shutdown.onExit(dashboard);
    dashboard.start();
    return "dashboard: " + dashboard.url();
  }

  /**
   * @throws IOException if the address is taken
   */
  private void serveMetrics(InetSocketAddress address) throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    server.createContext(
        "/metrics",
        exchange -> {
          try (exchange) {
            byte[] body = metrics.scrape().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    Shutdown.onExit(() -> server.stop(0));
  }

  private Path state(String name) {
    return data.dir.resolve(name);
  }
}
