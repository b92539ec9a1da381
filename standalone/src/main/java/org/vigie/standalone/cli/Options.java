package org.vigie.standalone.cli;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vigie.events.topics.Topics;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options and environment variables that mean the same for every command. */
final class Options {
  private Options() {}

  /** The token that the page asks for; null if the environment sets none. */
  static @Nullable String dashboardToken() {
    return System.getenv("VIGIE_DASHBOARD_TOKEN");
  }

  /** Reads {@code HOST:PORT}; port 0 stands for any free port. */
  static InetSocketAddress address(String value) {
    int colon = value.lastIndexOf(':');
    try {
      int port = Integer.parseInt(value.substring(colon + 1));
      return new InetSocketAddress(colon < 0 ? "127.0.0.1" : value.substring(0, colon), port);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + value + "' is not HOST:PORT such as 127.0.0.1:8080");
    }
  }

  /** The configuration folder. */
  static final class Config {
    @Option(names = "--config", paramLabel = "DIR", defaultValue = "config")
    Path dir = Path.of("config");
  }

  /** The folder for the broker's data and for local state. */
  static final class Data {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data")
    Path dir = Path.of("data");
  }

  /** Names and partitions of the topics. */
  static class TopicNames {
    @Option(names = "--topic-prefix", paramLabel = "TEXT", defaultValue = "")
    String prefix = "";

    @Option(names = "--partitions", paramLabel = "N", defaultValue = "" + Topics.DEFAULT_PARTITIONS)
    int partitions = Topics.DEFAULT_PARTITIONS;

    Topics topics() {
      return new Topics(prefix, partitions);
    }
  }

  /** A cluster, or by default an embedded broker. */
  static final class Kafka extends TopicNames {
    @Option(names = "--kafka", paramLabel = "HOST:PORT")
    @Nullable String bootstrap;
  }

  /** A required cluster. */
  static final class GivenKafka extends TopicNames {
    @Option(names = "--kafka", paramLabel = "HOST:PORT", required = true)
    String bootstrap = "";
  }

  /** The address of the dashboard's page. */
  static final class Listen {
    @Option(names = "--listen", paramLabel = "HOST:PORT", defaultValue = "127.0.0.1:8080")
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", 8080);
  }
}
