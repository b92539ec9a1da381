package org.vigie.ingest.network;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The proxies that the environment names for all programs: {@code HTTP_PROXY}, {@code HTTPS_PROXY}
 * and {@code NO_PROXY}, or the same in lower case, which then counts.
 *
 * @param http the proxy of http addresses; {@link ProxyServer#NONE} for none
 * @param https the proxy of https addresses
 * @param exceptions hosts that are reached without a proxy: a name also stands for the names below
 *     it, {@code *} for all hosts; {@code host:8080} for one port
 */
public record Proxies(ProxyServer http, ProxyServer https, List<String> exceptions) {
  public static final Proxies NONE = new Proxies(ProxyServer.NONE, ProxyServer.NONE, List.of());

  public Proxies {
    exceptions = List.copyOf(exceptions);
  }

  /**
   * Reads environment variables.
   *
   * @throws IllegalStateException if one is no proxy; the message names the variable
   */
  public static Proxies of(Map<String, String> environment) {
    return new Proxies(
        proxy(environment, "HTTP_PROXY"),
        proxy(environment, "HTTPS_PROXY"),
        Arrays.stream(value(environment, "NO_PROXY").split("[,\\s]+"))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .toList());
  }

  private static ProxyServer proxy(Map<String, String> environment, String variable) {
    String value = value(environment, variable);
    try {
      return value.isEmpty() ? ProxyServer.NONE : ProxyServer.parse(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "the environment variable " + variable + " is no proxy; " + e.getMessage(), e);
    }
  }

  private static String value(Map<String, String> environment, String variable) {
    String lower = environment.get(variable.toLowerCase(Locale.ROOT));
    return (lower == null ? environment.getOrDefault(variable, "") : lower).strip();
  }

  /** Returns the proxy of an address; {@link ProxyServer#NONE} for this machine's own addresses. */
  public ProxyServer of(URI url) {
    ProxyServer proxy = "https".equalsIgnoreCase(url.getScheme()) ? https : http;
    String host = url.getHost().toLowerCase(Locale.ROOT);
    boolean isDirect =
        isThisMachine(host) || exceptions.stream().anyMatch(e -> matches(e, host, url));
    return isDirect ? ProxyServer.NONE : proxy;
  }

  private static boolean isThisMachine(String host) {
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return host.equals("localhost") || host.endsWith(".localhost");
    }
  }

  private static boolean matches(String exception, String host, URI url) {
    if (exception.equals("*") || exception.equals(host + ":" + port(url))) {
      return true;
    }
    String name = exception.replaceAll("^[*]?[.]", "");
    return host.equals(name) || host.endsWith("." + name);
  }

  private static int port(URI url) {
    boolean isSecure = "https".equalsIgnoreCase(url.getScheme());
    return url.getPort() >= 0 ? url.getPort() : isSecure ? 443 : 80;
  }
}
