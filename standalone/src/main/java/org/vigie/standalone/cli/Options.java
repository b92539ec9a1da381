package org.vigie.standalone.cli;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vigie.events.topics.Topics;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that mean the same everywhere. */
final class Options {
  private Options() {}

  /** Where the configuration is. */
  static final class Config {
    @Option(
        names = "--config",
        paramLabel = "DIR",
        defaultValue = "config",
        description = "folder of feeds.yaml, watch.yaml, alerts.yaml (default: ${DEFAULT-VALUE})")
    Path dir = Path.of("config");
  }

  /** Where state is kept. */
  static final class Data {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        defaultValue = "data",
        description = "folder of the embedded broker and of state (default: ${DEFAULT-VALUE})")
    Path dir = Path.of("data");
  }

  /** Which topics to use. */
  static class TopicNames {
    @Option(
        names = "--topic-prefix",
        paramLabel = "TEXT",
        defaultValue = "",
        description = "put before the name of every topic (default: nothing)")
    String prefix = "";

    @Option(
        names = "--partitions",
        paramLabel = "N",
        defaultValue = "" + Topics.DEFAULT_PARTITIONS,
        description = "of topics made on first use (default: ${DEFAULT-VALUE})")
    int partitions = Topics.DEFAULT_PARTITIONS;

    Topics topics() {
      return new Topics(prefix, partitions);
    }
  }

  /** A cluster, or none. */
  static final class Kafka extends TopicNames {
    @Option(
        names = "--kafka",
        paramLabel = "HOST:PORT",
        description = "use this Kafka cluster; without it, a broker is embedded")
    @Nullable String bootstrap;
  }

  /** A cluster that must be given. */
  static final class GivenKafka extends TopicNames {
    @Option(
        names = "--kafka",
        paramLabel = "HOST:PORT",
        required = true,
        description = "the Kafka cluster")
    String bootstrap = "";
  }

  /** Where the page is. */
  static final class Listen {
    @Option(
        names = "--listen",
        paramLabel = "HOST:PORT",
        defaultValue = "127.0.0.1:8080",
        converter = Address.class,
        description = "where the page is served (default: ${DEFAULT-VALUE})")
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", 8080);
  }

  /** {@code HOST:PORT}; port 0 takes a free one. */
  static final class Address implements ITypeConverter<InetSocketAddress> {
    @Override
    public InetSocketAddress convert(String value) {
      int colon = value.lastIndexOf(':');
      try {
        int port = Integer.parseInt(value.substring(colon + 1));
        return new InetSocketAddress(colon < 0 ? "127.0.0.1" : value.substring(0, colon), port);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + value + "' is not HOST:PORT such as 127.0.0.1:8080");
      }
    }
  }
}
