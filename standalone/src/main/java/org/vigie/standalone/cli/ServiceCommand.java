package org.vigie.standalone.cli;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandlers;
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
import org.vigie.alerts.console.Terminal;
import org.vigie.dashboard.Dashboard;
import org.vigie.enrich.Enrich;
import org.vigie.ingest.Ingest;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.broker.DataFolder;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands {@code vigie ingest|enrich|alerts|dashboard}: each runs one service. */
@Command
public final class ServiceCommand implements Callable<Integer> {
  /** The four services. In lower case, the names of the constants are the commands' names. */
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

  @Option(names = "--metrics", paramLabel = "HOST:PORT")
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
    var feeds = Configuration.readFeeds(config.dir);
    Path folder = folder("ingest");
    Shutdown.onExit(new Ingest(connect(), feeds, folder, clock, metrics)).start();
    return "ingest: polls " + feeds.feeds().size() + " feeds";
  }

  private String enrich() throws BadConfigurationException, IOException, InterruptedException {
    var watch = Configuration.readWatch(config.dir, List.of());
    Path folder = folder("enrich");
    Shutdown.onExit(new Enrich(connect(), watch, folder, clock, metrics)).start();
    return "enrich: watches for " + watch.watch();
  }

  private String alerts() throws BadConfigurationException, IOException, InterruptedException {
    var configured = Configuration.readAlerts(config.dir);
    Path folder = folder("alerts");
    var terminal = new Terminal(out, false, 0);
    Shutdown.onExit(new Alerts(connect(), configured, folder, clock, metrics, terminal)).start();
    return "alerts: sends to " + String.join(", ", configured.channels().keySet());
  }

  private String dashboard() throws BadConfigurationException, IOException, InterruptedException {
    String token = Options.dashboardToken();
    var dashboard =
        Shutdown.onExit(new Dashboard(connect(), listen.address, token, clock, metrics::scrape));
    dashboard.start();
    return "dashboard: " + dashboard.url();
  }

  /** Locks this service's folder until the process ends. */
  private Path folder(String name) {
    Path folder = data.dir.resolve(name);
    DataFolder.lock(folder);
    return folder;
  }

  private Cluster connect() throws BadConfigurationException, IOException, InterruptedException {
    var cluster = new Cluster(kafka.connection(kafka.bootstrap), kafka.topics(config.dir), null);
    cluster.createTopics();
    if (metricsAddress != null) {
      serveMetrics(metricsAddress);
    }
    return cluster;
  }

  /** Serves metrics for Prometheus. Throws {@link IOException} if the address is in use. */
  private void serveMetrics(InetSocketAddress address) throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    var type = Headers.of("Content-Type", "text/plain; version=0.0.4");
    server.createContext(
        "/metrics", exchange -> HttpHandlers.of(200, type, metrics.scrape()).handle(exchange));
    server.start();
    Shutdown.onExit(() -> server.stop(0));
  }
}
