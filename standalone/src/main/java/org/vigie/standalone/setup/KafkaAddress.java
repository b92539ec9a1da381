package org.vigie.standalone.setup;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.vigie.kafka.Connection;

/** Checks the addresses of Kafka brokers before Kafka's client does, which would say less. */
public final class KafkaAddress {
  private KafkaAddress() {}

  /**
   * Returns the connection unchanged if the host of at least one broker is known, and if the broker
   * doesn't expect TLS where the connection has none.
   *
   * @throws IllegalStateException with a sentence that names the wrong address
   */
  public static Connection checked(Connection connection) {
    String known = known(connection.bootstrap());
    if (!connection.hasTls()) {
      for (String each : known.split(",")) {
        String address = each.strip();
        if (TlsPort.is(host(address), port(address))) {
          throw new IllegalStateException(
              "Kafka at %s expects TLS; set security.protocol and the trusted certificates in a file, and name it with --kafka-config"
                  .formatted(address));
        }
      }
    }
    return connection;
  }

  /**
   * Returns the addresses unchanged if the host of at least one is known.
   *
   * @param brokers {@code HOST:PORT}, several separated by commas
   * @throws IllegalStateException with a sentence that names the wrong address
   */
  static String known(String brokers) {
    List<String> unknown = new ArrayList<>();
    for (String each : brokers.split(",")) {
      String host = host(each.strip());
      try {
        InetAddress.getByName(host);
        return brokers;
      } catch (UnknownHostException e) {
        unknown.add(host);
      }
    }
    throw new IllegalStateException(
        "--kafka %s: no host of this name is known: %s; check the name, and whether this machine is online"
            .formatted(brokers, String.join(", ", unknown)));
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private static String host(String address) {
    int colon = address.lastIndexOf(':');
    try {
      int port = Integer.parseInt(address.substring(colon + 1));
      if (colon > 0 && port > 0 && port < 65_536) {
        return address.substring(0, colon);
      }
    } catch (NumberFormatException e) {
      // Not a port: reported below.
    }
    throw new IllegalStateException(
        "--kafka: '%s' is not HOST:PORT such as kafka.example:9092".formatted(address));
  }
}
