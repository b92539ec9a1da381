package org.vigie.ingest.hub;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where hubs reach this process.
 *
 * @param url the public http or https address, without a slash at its end. A hub gets it with a
 *     token: {@code https://press.example/hub/4f2a…}
 * @param listen the address at which this process listens; a reverse proxy may stand before it
 */
public record Callback(URI url, InetSocketAddress listen) {
  /** Maximum number of characters of the address. Chosen: it is sent to hubs in a form. */
  private static final int LONGEST = 1_000;

  /**
   * Reads the address as an operator writes it.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  public static Callback of(String text, InetSocketAddress listen) {
    String address = text.strip().replaceAll("/+$", "");
    URI url;
    try {
      url = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw wrong(text, e);
    }
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    boolean isWeb = scheme.equals("http") || scheme.equals("https");
    boolean isPlain = url.getRawUserInfo() == null && url.getRawQuery() == null;
    boolean isWhole = url.getHost() != null && url.getRawFragment() == null;
    if (!isWeb || !isPlain || !isWhole || address.length() > LONGEST) {
      throw wrong(text, null);
    }
    return new Callback(url, listen);
  }

  private static IllegalArgumentException wrong(String text, @Nullable Throwable cause) {
    String shown = text.length() > LONGEST ? text.substring(0, 80) + "…" : text;
    return new IllegalArgumentException(
        "the callback '"
            + shown
            + "' is not an address that begins with http:// or https://, without ? and #,"
            + " such as https://press.example/hub",
        cause);
  }

  /** Returns the address for one subscription. */
  String at(String token) {
    return url + "/" + token;
  }
}
