package org.vigie.kafka;

import java.nio.file.NoSuchFileException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Says in one sentence why Kafka can't be used. */
final class ConnectionProblem {
  private ConnectionProblem() {}

  /** Returns an exception whose message names Kafka's address and the reason. */
  static IllegalStateException of(Connection connection, Throwable error) {
    return new IllegalStateException(
        "Kafka at " + connection.bootstrap() + " " + reason(error), error);
  }

  private static String reason(Throwable error) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      switch (each) {
        case SslAuthenticationException e -> {
          return "can't be trusted, or expects another TLS setting: " + deepest(e);
        }
        case AuthenticationException e -> {
          return "refused the login: " + e.getMessage();
        }
        case AuthorizationException e -> {
          return "does not allow this: " + e.getMessage();
        }
        case NoSuchFileException e -> {
          return "can't be used: " + e.getMessage() + " does not exist";
        }
        case ConfigException e -> {
          return "can't be used: " + e.getMessage();
        }
        case TimeoutException _, org.apache.kafka.common.errors.TimeoutException _ -> {
          return "does not answer";
        }
        default -> {}
      }
    }
    return "can't be used: " + deepest(error);
  }

  /** Returns the message of the first cause. */
  static String deepest(Throwable error) {
    Throwable cause = error.getCause();
    return cause == null ? String.valueOf(error.getMessage()) : deepest(cause);
  }
}
