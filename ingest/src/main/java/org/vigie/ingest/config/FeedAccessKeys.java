package org.vigie.ingest.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.network.FeedAccess;
import org.vigie.ingest.network.FeedAccess.Field;
import org.vigie.ingest.network.ProxyServer;
import org.vigie.settings.Secret;
import org.vigie.settings.YamlMap;

/**
 * The keys under {@code access} of a feed, an outlet or the defaults. Secrets come from files.
 *
 * @param headers fields from {@code headersFile} and {@code cookiesFile}, and the login
 * @param proxy the proxy; null for that of the environment
 */
record FeedAccessKeys(List<Field> headers, @Nullable ProxyServer proxy) {
  static final FeedAccessKeys NONE = new FeedAccessKeys(List.of(), null);

  /** The name of a header field (RFC 9110, 5.6.2). */
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

  /** Header fields that the connection itself needs, or that polling sets. */
  private static final Set<String> RESERVED =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "if-modified-since",
          "if-none-match",
          "keep-alive",
          "proxy-authorization",
          "range",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** Returns these keys, overridden by those under {@code access} in a map. */
  FeedAccessKeys with(YamlMap map, Path dir) {
    return map.map("access").map(keys -> read(keys, dir)).orElse(this);
  }

  private FeedAccessKeys read(YamlMap keys, Path dir) {
    try (keys) {
      var secrets = new Secret.Reader(dir, Map.of());
      List<Field> fields = new ArrayList<>();
      login(keys, secrets, fields);
      secrets.lines(keys, "headersFile").stream()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> header(keys, line, fields));
      List<String> cookies = new ArrayList<>();
      secrets.lines(keys, "cookiesFile").forEach(line -> cookie(keys, line, cookies));
      if (!cookies.isEmpty()) {
        fields.add(new Field("Cookie", new Secret(String.join("; ", cookies))));
      }
      return new FeedAccessKeys(fields, keys.has("proxy") ? proxy(keys) : proxy);
    }
  }

  private static void login(YamlMap keys, Secret.Reader secrets, List<Field> fields) {
    Secret password = secrets.fromFile(keys, "passwordFile");
    String user = keys.optionalText("user").orElse(null);
    if (user != null && password != null && user.indexOf(':') < 0) {
      fields.add(Field.login(user, password));
    } else if (user != null && user.indexOf(':') >= 0) {
      keys.problem("user", "a user name has no colon");
    } else if ((user == null) == keys.has("passwordFile")) {
      keys.problem(user == null ? "passwordFile" : "user", "user and passwordFile need each other");
    }
  }

  private static void header(YamlMap keys, String line, List<Field> fields) {
    int colon = line.indexOf(':');
    String name = colon < 0 ? "" : line.substring(0, colon).strip();
    if (!NAME.matcher(name).matches()) {
      // why: the line may be a secret, so the message doesn't show it.
      keys.problem("headersFile", "expected lines such as X-Api-Key: 1234");
    } else if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      keys.problem("headersFile", name + " can't be set");
    } else {
      fields.add(new Field(name, new Secret(line.substring(colon + 1).strip())));
    }
  }

  /** Adds the cookies of a line: {@code name=value; …}, or a line that browsers' tools export. */
  private static void cookie(YamlMap keys, String line, List<String> cookies) {
    String[] columns = line.split("\t");
    if (columns.length == Exported.COLUMNS) {
      cookies.add(columns[Exported.NAME] + "=" + columns[Exported.VALUE]);
    } else if (!line.startsWith("#") && line.indexOf('=') > 0) {
      cookies.add(line.strip());
    } else if (!line.startsWith("#")) {
      keys.problem("cookiesFile", "expected lines such as session=1234, or a cookies.txt");
    }
  }

  /** The columns of a file cookies.txt. */
  private static final class Exported {
    private static final int COLUMNS = 7;
    private static final int NAME = 5;
    private static final int VALUE = 6;
  }

  private static @Nullable ProxyServer proxy(YamlMap keys) {
    String text = keys.text("proxy");
    try {
      if (text.equals("none")) {
        return ProxyServer.NONE;
      }
      ProxyServer proxy = ProxyServer.parse(text);
      if (proxy.user() != null) {
        keys.problem(
            "proxy", "has a user or password in it; use the variable HTTPS_PROXY for that");
      }
      return proxy;
    } catch (IllegalArgumentException e) {
      keys.problem("proxy", e.getMessage() + ", or none");
      return null;
    }
  }

  /**
   * Returns the access to a feed. Reports a problem if its secrets would be sent unencrypted over
   * the internet.
   */
  FeedAccess of(String url, boolean allowPrivate, Consumer<String> problem) {
    if (!headers.isEmpty() && !allowPrivate && !url.startsWith("https:")) {
      problem.accept("has access with secrets, which only https:// keeps secret");
    }
    if (headers.isEmpty() && proxy == null) {
      return FeedAccess.OPEN;
    }
    return new FeedAccess(headers.isEmpty() ? null : URI.create(url), headers, proxy);
  }
}
