package org.vigie.standalone.options;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vigie.events.topics.TopicSettings;
import org.vigie.events.topics.Topics;
import org.vigie.ingest.hub.Callback;
import org.vigie.kafka.Connection;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Options and environment variables that several commands share. */
public final class Options {
  private Options() {}

  /** Returns the token that the dashboard requires, from the environment; null if it is not set. */
  public static @Nullable String dashboardToken() {
    return System.getenv("VIGIE_DASHBOARD_TOKEN");
  }

  /** Parses {@code HOST:PORT}; port 0 means any free port. Throws if the text is malformed. */
  public static InetSocketAddress address(String value) {
    int colon = value.lastIndexOf(':');
    try {
      int port = Integer.parseInt(value.substring(colon + 1));
      return new InetSocketAddress(colon < 0 ? "127.0.0.1" : value.substring(0, colon), port);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + value + "' is not HOST:PORT such as 127.0.0.1:8080");
    }
  }

  public static final class Config {
    @Option(names = "--config", paramLabel = "DIR", defaultValue = "config")
    public Path dir = Path.of("config");
  }

  /** The option for a configuration folder, of a command that also works without one. */
  public static final class OptionalConfig {
    @Option(names = "--config", paramLabel = "DIR")
    public @Nullable Path dir;
  }

  /** The option for the folder that contains the broker's data and the services' local state. */
  public static final class Data {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data")
    public Path dir = Path.of("data");
  }

  /** The option of a command that creates the topics. */
  public static final class Partitions {
    @Option(names = "--partitions", paramLabel = "N")
    private @Nullable Integer number;

    /**
     * Returns the topics. The number of partitions replaces the one in {@code topics.yaml}.
     *
     * @param preset what neither the file nor the options set
     */
    public Topics topics(KafkaClient kafka, Path configDir, TopicSettings preset)
        throws BadConfigurationException {
      TopicSettings settings = Configuration.readTopics(configDir, preset);
      return new Topics(kafka.prefix, number == null ? settings : settings.withPartitions(number));
    }
  }

  /** The options for the names of the topics, and for the connection to a Kafka cluster. */
  public static class KafkaClient {
    @Option(names = "--topic-prefix", paramLabel = "TEXT", defaultValue = "")
    public String prefix = "";

    @Option(names = "--kafka-config", paramLabel = "FILE")
    protected @Nullable Path client;

    public Connection connection(String bootstrap) {
      return client == null ? new Connection(bootstrap) : Connection.read(bootstrap, client);
    }
  }

  /** The options of a command that uses a given Kafka cluster, or else starts a broker itself. */
  public static final class Kafka extends KafkaClient {
    @Option(names = "--kafka", paramLabel = "HOST:PORT")
    private @Nullable String bootstrap;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** Returns the connection to the given cluster; null to start a broker. */
    public @Nullable Connection connection() {
      if (bootstrap == null && client != null) {
        throw new ParameterException(
            command.commandLine(), "--kafka-config " + client + " also needs --kafka");
      }
      return bootstrap == null ? null : connection(bootstrap);
    }
  }

  /** The options of a command that always needs a Kafka cluster. */
  public static final class GivenKafka extends KafkaClient {
    @Option(names = "--kafka", paramLabel = "HOST:PORT", required = true)
    public String bootstrap = "";
  }

  /** The options with which hubs tell this process at once that feeds have changed. */
  public static final class Hub {
    @Option(names = "--callback", paramLabel = "URL", defaultValue = "${env:VIGIE_CALLBACK}")
    private @Nullable String url;

    @Option(names = "--callback-listen", paramLabel = "HOST:PORT", defaultValue = "127.0.0.1:8089")
    private InetSocketAddress listen = new InetSocketAddress("127.0.0.1", 8089);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** Returns where hubs reach this process; null if they don't. */
    public @Nullable Callback callback() {
      if (url == null || url.isBlank()) {
        return null;
      }
      try {
        return Callback.of(url, listen);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
      }
    }
  }

  /** The option for the address at which the dashboard's page is served. */
  public static final class Listen {
    @Option(names = "--listen", paramLabel = "HOST:PORT", defaultValue = "127.0.0.1:8080")
    public InetSocketAddress address = new InetSocketAddress("127.0.0.1", 8080);
  }
}
