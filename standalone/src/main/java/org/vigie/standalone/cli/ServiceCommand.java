package org.vigie.standalone.cli;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.Alerts;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsFile;
import org.vigie.alerts.console.Terminal;
import org.vigie.dashboard.Dashboard;
import org.vigie.enrich.Enrich;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.config.FeedsFile;
import org.vigie.kafka.Cluster;
import org.vigie.settings.Problems;
import org.vigie.standalone.MetricsPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vigie ingest|enrich|alerts|dashboard}: one service against a cluster. */
@Command
public final class ServiceCommand implements Callable<Integer> {
  /** One of the four. */
  enum Service {
    INGEST("Poll the feeds and publish their articles."),
    ENRICH("Tag articles, recognise pickups, group stories, count."),
    ALERTS("Decide what to tell whom, and deliver it."),
    DASHBOARD("Serve the page, counts and metrics.");

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
      description = "serve /metrics for Prometheus there (the dashboard has its own)")
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
  public Integer call() throws IOException, InterruptedException {
    var problems = new Problems();
    Start start =
        switch (service) {
          case INGEST -> ingest(problems);
          case ENRICH -> enrich(problems);
          case ALERTS -> alerts(problems);
          case DASHBOARD -> this::dashboard;
        };
    if (!problems.isEmpty()) {
      problems.all().forEach(err::println);
      return Exit.BAD_USAGE;
    }
    var cluster = new Cluster(kafka.bootstrap, kafka.topics());
    cluster.createTopics();
    if (metricsAddress != null) {
      Shutdown.onExit(new MetricsPage(metricsAddress, metrics::scrape));
    }
    String started = start.start(cluster);
    err.println("vigie " + started + " (Kafka at " + cluster.bootstrap() + "; Ctrl-C ends)");
    Shutdown.await();
    return Exit.DONE;
  }

  /** Starts a service whose configuration was read, and says what it does. */
  private interface Start {
    String start(Cluster cluster) throws IOException;
  }

  private Start ingest(Problems problems) {
    FeedsConfig feeds = FeedsFile.read(config.dir, problems);
    return cluster -> {
      var ingest = new Ingest(cluster, feeds, state("ingest"), clock, metrics);
      Shutdown.onExit(ingest);
      ingest.start();
      return "ingest: polls " + feeds.feeds().size() + " feeds";
    };
  }

  private Start enrich(Problems problems) {
    Optional<WatchConfig> watch = WatchFile.read(config.dir, problems);
    return cluster -> {
      var enrich = new Enrich(cluster, watch.orElseThrow(), state("enrich"), clock, metrics);
      Shutdown.onExit(enrich);
      enrich.start();
      return "enrich: watches for " + watch.orElseThrow().watch();
    };
  }

  private Start alerts(Problems problems) {
    Set<String> tags =
        WatchFile.read(config.dir, problems).map(ServiceCommand::tags).orElse(Set.of());
    AlertsConfig alerts = AlertsFile.read(config.dir, tags, problems);
    return cluster -> {
      var terminal = new Terminal(out, false, 0);
      var service = new Alerts(cluster, alerts, state("alerts"), clock, metrics, terminal);
      Shutdown.onExit(service);
      service.start();
      return "alerts: tells " + String.join(", ", alerts.channels().keySet());
    };
  }

  private String dashboard(Cluster cluster) throws IOException {
    var dashboard =
        new Dashboard(
            cluster,
            listen.address,
            System.getenv("VIGIE_DASHBOARD_TOKEN"),
            clock,
            metrics::scrape);
    Shutdown.onExit(dashboard);
    dashboard.start();
    return "dashboard: " + dashboard.url();
  }

  private Path state(String name) {
    return data.dir.resolve(name);
  }

  private static Set<String> tags(WatchConfig watch) {
    return watch.tags().stream()
        .filter(tag -> !tag.message())
        .map(TagRules::id)
        .collect(Collectors.toSet());
  }
}
