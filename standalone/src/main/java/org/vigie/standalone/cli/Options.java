package org.vigie.standalone.cli;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vigie.events.topics.Topics;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options and environment variables that several commands share. */
final class Options {
  private Options() {}

  /** Returns the token that the dashboard requires, from the environment; null if it is not set. */
  static @Nullable String dashboardToken() {
    return System.getenv("VIGIE_DASHBOARD_TOKEN");
  }

  /** Parses {@code HOST:PORT}; port 0 means any free port. Throws if the text is malformed. */
  static InetSocketAddress address(String value) {
    int colon = value.lastIndexOf(':');
    try {
      int port = Integer.parseInt(value.substring(colon + 1));
      return new InetSocketAddress(colon < 0 ? "127.0.0.1" : value.substring(0, colon), port);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + value + "' is not HOST:PORT such as 127.0.0.1:8080");
    }
  }

  static final class Config {
    @Option(names = "--config", paramLabel = "DIR", defaultValue = "config")
    Path dir = Path.of("config");
  }

  /** The option for the folder that contains the broker's data and the services' local state. */
  static final class Data {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data")
    Path dir = Path.of("data");
  }

  /** The options for the topics' name prefix and number of partitions. */
  static class TopicNames {
    @Option(names = "--topic-prefix", paramLabel = "TEXT", defaultValue = "")
    String prefix = "";

    @Option(names = "--partitions", paramLabel = "N", defaultValue = "" + Topics.DEFAULT_PARTITIONS)
    int partitions = Topics.DEFAULT_PARTITIONS;

    Topics topics() {
      return new Topics(prefix, partitions);
    }
  }

  /** The options of a command that uses a given Kafka cluster, or else starts a broker itself. */
  static final class Kafka extends TopicNames {
    @Option(names = "--kafka", paramLabel = "HOST:PORT")
    @Nullable String bootstrap;
  }

  /** The options of a command that always needs a Kafka cluster. */
  static final class GivenKafka extends TopicNames {
    @Option(names = "--kafka", paramLabel = "HOST:PORT", required = true)
    String bootstrap = "";
  }

  /** The option for the address at which the dashboard's page is served. */
  static final class Listen {
    @Option(names = "--listen", paramLabel = "HOST:PORT", defaultValue = "127.0.0.1:8080")
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", 8080);
  }
}
