package org.vigie.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may see the page. If there is a token, each request must contain the token. If there
 * is none, the address in the request's {@code Host} header must be this machine. Otherwise another
 * web site could read the page through the visitor's browser (DNS rebinding).
 *
 * @param token null if no token is needed, which is possible only on loopback
 */
record Access(boolean loopback, @Nullable String token) {
  private static final List<String> LOCAL =
      List.of("localhost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]");
  private static final String COOKIE = "vigie-token=";

  /**
   * Returns the access check for a page that is served at {@code listen}.
   *
   * @param token the token that the operator chose; null or blank for none
   * @param random generates a token if one is needed and the operator chose none
   */
  static Access to(InetSocketAddress listen, @Nullable String token, Supplier<String> random) {
    InetAddress address = listen.getAddress();
    boolean loopback = address != null && address.isLoopbackAddress();
    // why: VIGIE_DASHBOARD_TOKEN may be set but empty. This must not open the page to everybody.
    String chosen = token == null || token.isBlank() ? null : token;
    return new Access(loopback, chosen == null && !loopback ? random.get() : chosen);
  }

  boolean allows(Headers headers, Map<String, String> parameters) {
    if (token == null) {
      return isLocal(headers.getFirst("Host"));
    }
    return same(parameters.get("token")) || same(cookie(headers)) || same(bearer(headers));
  }

  private static boolean isLocal(@Nullable String host) {
    return host != null && LOCAL.contains(host.toLowerCase(Locale.ROOT).replaceAll(":\\d+$", ""));
  }

  private boolean same(@Nullable String given) {
    return given != null
        && token != null
        && MessageDigest.isEqual(given.getBytes(UTF_8), token.getBytes(UTF_8));
  }

  private static @Nullable String cookie(Headers headers) {
    String cookies = headers.getFirst("Cookie");
    return Stream.of(cookies == null ? new String[0] : cookies.split(";"))
        .map(String::strip)
        .filter(each -> each.startsWith(COOKIE))
        .findFirst()
        .map(each -> decoded(each.substring(COOKIE.length())))
        .orElse(null);
  }

  private static @Nullable String decoded(String value) {
    try {
      return URLDecoder.decode(value, UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String bearer(Headers headers) {
    String header = headers.getFirst("Authorization");
    return header != null && header.startsWith("Bearer ") ? header.substring(7) : null;
  }

  /** Returns a cookie with the token. The browser sends the cookie with the page's own requests. */
  static String setCookie(String token) {
    // why: a token may contain characters that are invalid in a cookie (RFC 6265).
    return COOKIE + URLEncoder.encode(token, UTF_8) + "; Path=/; HttpOnly; SameSite=Strict";
  }
}
