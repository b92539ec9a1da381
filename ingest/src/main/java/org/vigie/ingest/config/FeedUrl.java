package org.vigie.ingest.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Checks the URLs of feeds that an operator configured. */
public final class FeedUrl {
  private static final int MAX_LENGTH = 2_000;

  private FeedUrl() {}

  /** Returns what is wrong with a feed's URL, as an error message; empty if it can be polled. */
  public static Optional<String> problemWith(String url) {
    if (url.isBlank()) {
      return Optional.of("is empty; expected the feed's address");
    }
    if (url.length() > MAX_LENGTH) {
      return Optional.of("is longer than " + MAX_LENGTH + " characters");
    }
    try {
      var uri = new URI(url);
      if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
        return Optional.of(url + " doesn't begin with http:// or https://");
      }
      if (uri.getHost() == null) {
        return Optional.of(url + " names no host");
      }
      return uri.getUserInfo() == null
          ? Optional.empty()
          : Optional.of("has a user or password in it, which every log would show");
    } catch (URISyntaxException e) {
      return Optional.of(url + " is not an address: " + e.getReason());
    }
  }
}
