package org.vigie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
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
  /** The four services; the lower-case name is the command. */
  enum Service {
    INGEST,
    ENRICH,
    ALERTS,
    DASHBOARD
  }

  @Mixin private Options.Config config = new Options.Config();
  @Mixin private Options.Data data = new Options.Data();
  @Mixin private Options.GivenKafka kafka = new Options.GivenKafka();
  @Mixin private Options.Listen listen = new Options.Listen();

  @Option(names = "--metrics", paramLabel = "HOST:PORT", converter = Options.Address.class)
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
    String started =
        switch (service) {
          case INGEST -> ingest();
          case ENRICH -> enrich();
          case ALERTS -> alerts();
          case DASHBOARD -> dashboard();
        };
    err.println("vigie " + started + " (Kafka at " + kafka.bootstrap + "; Ctrl-C ends)");
    Shutdown.await();
    return Exit.DONE;
  }

  private String ingest() throws BadConfigurationException, IOException, InterruptedException {
    FeedsConfig feeds = Configuration.readFeeds(config.dir);
    var ingest = new Ingest(connect(), feeds, data.dir.resolve("ingest"), clock, metrics);
    Shutdown.onExit(ingest);
    ingest.start();
    return "ingest: polls " + feeds.feeds().size() + " feeds";
  }

  private String enrich() throws BadConfigurationException, IOException, InterruptedException {
    WatchConfig watch = Configuration.readWatch(config.dir, List.of());
    var enrich = new Enrich(connect(), watch, data.dir.resolve("enrich"), clock, metrics);
    Shutdown.onExit(enrich);
    enrich.start();
    return "enrich: watches for " + watch.watch();
  }

  private String alerts() throws BadConfigurationException, IOException, InterruptedException {
    AlertsConfig configured = Configuration.readAlerts(config.dir);
    var terminal = new Terminal(out, false, 0);
    var alerts =
        new Alerts(connect(), configured, data.dir.resolve("alerts"), clock, metrics, terminal);
    Shutdown.onExit(alerts);
    alerts.start();
    return "alerts: sends to " + String.join(", ", configured.channels().keySet());
  }

  private String dashboard() throws IOException, InterruptedException {
    var dashboard =
        new Dashboard(connect(), listen.address, Options.dashboardToken(), clock, metrics::scrape);
    Shutdown.onExit(dashboard);
    dashboard.start();
    return "dashboard: " + dashboard.url();
  }

  private Cluster connect() throws IOException, InterruptedException {
    var cluster = new Cluster(kafka.bootstrap, kafka.topics());
    cluster.createTopics();
    if (metricsAddress != null) {
      serveMetrics(metricsAddress);
    }
    return cluster;
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
}
