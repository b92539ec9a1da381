package org.vigie.alerts.config;

import org.jspecify.annotations.Nullable;

/**
 * The mail server.
 *
 * @param port {@value #PORT} unless told otherwise; on {@value #TLS_PORT}, TLS comes first
 * @param tls whether the mail may travel unencrypted
 * @param username null when the server asks for none; never null when there is a password
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
    /** No encryption, no mail. */
    REQUIRED,
    /** Where the server offers it. */
    OPTIONAL,
    /** Never: for a server on this machine. */
    NONE
  }
}
