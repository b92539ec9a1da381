package org.vigie.enrich.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.vigie.events.WatchItem.Rejected;
import org.vigie.settings.YamlMap;

/** Reads the articles in which a person has found something wrong. */
final class RejectedReader {
  private RejectedReader() {}

  /** Reads the list under the key rejected, which may be missing. */
  static Rejected read(YamlMap top) {
    List<String> pickups = new ArrayList<>();
    List<String> articles = new ArrayList<>();
    for (YamlMap map : top.maps("rejected")) {
      try (map) {
        if (map.has("pickup") == map.has("article")) {
          map.problem("pickup", "either pickup or article is expected, with an address");
        }
        addAddress(map, "pickup", pickups);
        addAddress(map, "article", articles);
      }
    }
    return new Rejected(pickups, articles);
  }

  private static void addAddress(YamlMap map, String key, List<String> addresses) {
    String address = map.optionalText(key).orElse(null);
    if (address == null) {
      return;
    }
    if (isAddress(address)) {
      addresses.add(address);
    } else {
      map.problem(key, address + " is no address such as https://gazette.example/dams");
    }
  }

  private static boolean isAddress(String text) {
    try {
      var address = new URI(text);
      // why: a host can have an underscore, and then java.net.URI knows no host.
      return List.of("https", "http").contains(String.valueOf(address.getScheme()))
          && address.getRawAuthority() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
