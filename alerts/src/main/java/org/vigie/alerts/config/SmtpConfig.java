package org.vigie.alerts.config;

import org.jspecify.annotations.Nullable;
import org.vigie.settings.Secret;

/**
 * The mail server.
 *
 * @param port by default {@value #PORT}; {@value #TLS_PORT} means TLS from the start (RFC 8314)
 * @param tls whether a mail may be sent without encryption
 * @param username null if the server needs no login; then {@code password} is null, too
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
    /** Mail is never sent without encryption: if the server has none, sending fails. */
    REQUIRED,
    /** Mail is encrypted if the server supports it. */
    OPTIONAL,
    /** Mail is never encrypted. Meant for a server on the same machine. */
    NONE
  }
}
