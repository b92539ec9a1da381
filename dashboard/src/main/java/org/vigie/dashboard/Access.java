package org.vigie.dashboard;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may look. On loopback everyone on this machine, as long as the browser asks for this machine
 * by name (another site's page can't be made to read it); elsewhere whoever has the token.
 *
 * @param token null on loopback
 */
record Access(boolean loopback, @Nullable String token) {
  private static final List<String> LOCAL = List.of("localhost", "127.0.0.1", "[::1]");
  private static final String COOKIE = "vigie-token=";

  /**
   * @param token what the operator chose; made up when the page is open to other machines and none
   *     was chosen
   */
  static Access to(InetSocketAddress listen, @Nullable String token, Tokens made) {
    InetAddress address = listen.getAddress();
    boolean loopback = address != null && address.isLoopbackAddress();
    // why: an environment variable that is there but empty must not open the page to everybody.
    String chosen = token == null || token.isBlank() ? null : token;
    return new Access(loopback, chosen == null && !loopback ? made.next() : chosen);
  }

  /** Makes tokens that can't be guessed. */
  interface Tokens {
    String next();
  }

  boolean allows(Headers headers, Map<String, String> parameters) {
    if (token == null) {
      return isLocal(headers.getFirst("Host"));
    }
    return same(parameters.get("token")) || same(cookie(headers)) || same(bearer(headers));
  }

  private static boolean isLocal(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT).replaceAll(":\\d+$", "");
    return LOCAL.contains(name);
  }

  private boolean same(@Nullable String given) {
    return given != null
        && token != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String cookie(Headers headers) {
    String cookies = headers.getFirst("Cookie");
    if (cookies == null) {
      return null;
    }
    for (String each : cookies.split(";")) {
      if (each.strip().startsWith(COOKIE)) {
        return decoded(each.strip().substring(COOKIE.length()));
      }
    }
    return null;
  }

  private static @Nullable String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String bearer(Headers headers) {
    String header = headers.getFirst("Authorization");
    return header != null && header.startsWith("Bearer ") ? header.substring(7) : null;
  }

  /** Keeps the token for the page's own requests, so that it need not stand in every address. */
  static String setCookie(String token) {
    // why: a cookie can't hold every character that an operator may choose.
    return COOKIE
        + URLEncoder.encode(token, StandardCharsets.UTF_8)
        + "; Path=/; HttpOnly; SameSite=Strict";
  }
}
