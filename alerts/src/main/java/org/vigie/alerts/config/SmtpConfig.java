package org.vigie.alerts.config;

import org.jspecify.annotations.Nullable;

/**
 * The mail server.
 *
 * @param port {@value #PORT} by default; on {@value #TLS_PORT}, the connection begins with TLS (RFC
 *     8314)
 * @param tls whether a mail may be sent without encryption
 * @param username null for a server without login; never null with a password
 * @param from one address, with or without a name: {@code Vigie <vigie@example.org>}
 */
public record SmtpConfig(
    String host,
    int port,
    Tls tls,
    @Nullable String username,
    @Nullable Secret password,
    String from) {

  public static final int PORT = 587;
  public static final int TLS_PORT = 465;

  public enum Tls {
    /** Without encryption, no mail is sent. */
    REQUIRED,
    /** Encrypted if the server offers it. */
    OPTIONAL,
    /** Never encrypted: for a server on this machine. */
    NONE
  }
}
