package org.vigie.standalone.cli;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.Alerts;
import org.vigie.alerts.console.Terminal;
import org.vigie.dashboard.Dashboard;
import org.vigie.enrich.Enrich;
import org.vigie.enrich.watch.WatchPublisher;
import org.vigie.events.topics.TopicSettings;
import org.vigie.events.topics.Topics;
import org.vigie.health.Health;
import org.vigie.health.HealthServer;
import org.vigie.health.PartStatus;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.hub.Callback;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.Connection;
import org.vigie.settings.Plural;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import org.vigie.standalone.process.ConfigurationReloader;
import org.vigie.standalone.process.Probes;
import org.vigie.standalone.process.ProcessMetrics;
import org.vigie.standalone.setup.Encodings;
import org.vigie.standalone.setup.KafkaAddress;
import org.vigie.standalone.setup.OwnWatch;
import org.vigie.standalone.setup.ServiceFolder;
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
  @Mixin private Options.Partitions partitions = new Options.Partitions();
  @Mixin private Options.Listen listen = new Options.Listen();
  @Mixin private Options.Hub hub = new Options.Hub();

  @Option(names = "--metrics", paramLabel = "HOST:PORT", defaultValue = "${env:VIGIE_METRICS}")
  private @Nullable InetSocketAddress metricsAddress;

  @Option(names = "--standbys", paramLabel = "N", defaultValue = "1")
  private int standbys;

  private final Service service;
  private final PrintStream out;
  private final PrintStream err;
  private final InstantSource clock = InstantSource.system();
  private final Health health = new Health(clock);
  private final ProcessMetrics measured = ProcessMetrics.of(health);
  private final MeterRegistry metrics = measured.registry();

  ServiceCommand(Service service, PrintStream out, PrintStream err) {
    this.service = service;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, BadConfigurationException {
    health.watch(Shutdown.whenEnded(err));
    Encodings.print(config.dir, err);
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
    Callback callback = hub.callback();
    var feeds = Configuration.readFeeds(config.dir);
    Path folder = folder("ingest");
    var ingest = Shutdown.onExit(new Ingest(connect(), feeds, folder, clock, metrics));
    health.add("ingest", Probes.of(ingest));
    if (callback != null) {
      ingest.listen(callback);
    }
    ingest.start();
    reload(() -> Configuration.readFeeds(config.dir), feeds, ingest::apply);
    return "ingest: polls " + Plural.of(feeds.feeds().size(), "feed");
  }

  private String enrich() throws BadConfigurationException, IOException, InterruptedException {
    var watch = Configuration.readWatch(config.dir, List.of());
    Path folder = folder("enrich");
    Cluster cluster = connect();
    var own = new OwnWatch(new WatchPublisher(cluster, clock), folder, err);
    own.use(watch.watch());
    var enrich = Shutdown.onExit(new Enrich(cluster, watch, folder, standbys, clock, metrics));
    health.add("enrich", Probes.of(enrich));
    enrich.start();
    reload(
        () -> Configuration.readWatch(config.dir, List.of()),
        watch,
        changed -> {
          own.use(changed.watch());
          enrich.apply(changed);
        });
    enrich.awaitWatch(); // who reads that we watch relies on it for the next articles
    return "enrich: watches for " + watch.watch();
  }

  private String alerts() throws BadConfigurationException, IOException, InterruptedException {
    var configured = Configuration.readAlerts(config.dir);
    Path folder = folder("alerts");
    var terminal = new Terminal(out, false, 0);
    var alerts =
        Shutdown.onExit(
            new Alerts(connect(), configured, folder, standbys, clock, metrics, terminal));
    health.add("alerts", Probes.of(alerts));
    health.add("channels", Probes.ofChannels(alerts));
    alerts.start();
    reload(() -> Configuration.readAlerts(config.dir), configured, alerts::apply);
    return "alerts: sends to " + String.join(", ", configured.channels().keySet());
  }

  private String dashboard() throws BadConfigurationException, IOException, InterruptedException {
    String token = Options.dashboardToken();
    var dashboard =
        Shutdown.onExit(
            new Dashboard(connect(), listen.address, token, clock, measured.scrape(), health));
    dashboard.measure(metrics, clock);
    dashboard.start();
    health.add("dashboard", Probes.of(dashboard));
    return "dashboard: " + dashboard.url();
  }

  /** Applies later changes of the configuration folder. */
  private <C> void reload(ConfigurationReloader.Reading<C> reading, C started, Consumer<C> apply) {
    Shutdown.onExit(new ConfigurationReloader<>(config.dir, reading, started, apply, err)).start();
  }

  /** Locks this service's folder until the process ends. */
  private Path folder(String name) {
    return ServiceFolder.lock(data.dir.resolve(name));
  }

  /** Serves health and metrics, if an address is given, and then waits for Kafka. */
  private Cluster connect() throws BadConfigurationException, IOException, InterruptedException {
    String connecting = "Kafka at " + kafka.bootstrap + " has not answered yet";
    health.add("kafka", () -> PartStatus.starting(connecting));
    if (metricsAddress != null) {
      Shutdown.onExit(new HealthServer(metricsAddress, health, measured.scrape()));
    }
    Connection connection = KafkaAddress.checked(kafka.connection(kafka.bootstrap));
    Topics topics = partitions.topics(kafka, config.dir, TopicSettings.CLUSTER);
    var cluster = new Cluster(connection, topics, null);
    cluster.createTopics();
    health.add("kafka", PartStatus::up);
    return cluster;
  }
}
