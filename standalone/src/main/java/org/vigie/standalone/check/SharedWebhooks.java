package org.vigie.standalone.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsConfig.DailyDigest;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Route;

/**
 * Finds channels that post to the same webhook, and so into the same place, if one article can go
 * to several of them. Channels for different articles may share a webhook, such as one in French
 * and one in English.
 */
final class SharedWebhooks {
  private SharedWebhooks() {}

  /** Returns the warnings. They don't have the address, because it is a secret. */
  static List<String> warnings(AlertsConfig alerts) {
    Map<String, List<ChannelConfig.Slack>> byAddress = new LinkedHashMap<>();
    for (ChannelConfig channel : alerts.channels().values()) {
      if (channel instanceof ChannelConfig.Slack slack && slack.webhook() != null) {
        byAddress.computeIfAbsent(slack.webhook().value(), _ -> new ArrayList<>()).add(slack);
      }
    }
    return byAddress.values().stream()
        .filter(sharing -> sharing.size() > 1)
        .map(sharing -> warning(alerts, sharing))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable String warning(AlertsConfig alerts, List<ChannelConfig.Slack> sharing) {
    Set<String> ids = sharing.stream().map(ChannelConfig.Slack::id).collect(Collectors.toSet());
    List<String> places = sharing.stream().map(ChannelConfig.Slack::channel).distinct().toList();
    String same =
        "alerts.yaml: the channels %s have the same webhook, "
            .formatted(
                sharing.stream().map(ChannelConfig.Slack::id).collect(Collectors.joining(", ")));
    if (places.size() > 1) {
      // why: Slack ties an incoming webhook to the channel for which it was made.
      return same + "which posts into one Slack channel, not into " + String.join(", ", places);
    }
    String twice = twice(alerts, ids);
    return twice == null ? null : same + "and " + twice + ": the same place is told twice";
  }

  /** Returns what reaches several of the channels; null if nothing does. */
  private static @Nullable String twice(AlertsConfig alerts, Set<String> ids) {
    String route = twice(alerts.routes(), ids);
    return route != null
        ? route
        : alerts.digests().stream()
            .filter(digest -> shared(digest.to().stream(), ids) > 1)
            .map(DailyDigest::at)
            .map(at -> "the digest of " + at + " goes to several of them")
            .findFirst()
            .orElse(null);
  }

  private static @Nullable String twice(List<Route> routes, Set<String> ids) {
    for (int i = 0; i < routes.size(); i++) {
      Route route = routes.get(i);
      if (shared(route.to().stream(), ids) > 1) {
        return route.id() + " alerts several of them";
      }
      String inner = twice(route.routes(), ids);
      if (inner != null) {
        return inner;
      }
      Stream<String> own = channels(List.of(route));
      Stream<String> later = channels(routes.subList(i + 1, routes.size()));
      if (route.continues() && goesOn(own, later, ids)) {
        return route.id() + " goes on to a route that alerts another of them";
      }
    }
    return null;
  }

  /** True if an article can go to one of the channels first, and then to another one. */
  private static boolean goesOn(Stream<String> first, Stream<String> then, Set<String> ids) {
    Set<String> before = first.filter(ids::contains).collect(Collectors.toSet());
    Set<String> after = then.filter(ids::contains).collect(Collectors.toSet());
    return before.stream().anyMatch(one -> after.stream().anyMatch(other -> !other.equals(one)));
  }

  private static Stream<String> channels(List<Route> routes) {
    return routes.stream()
        .flatMap(route -> Stream.concat(route.to().stream(), channels(route.routes())));
  }

  private static long shared(Stream<String> channels, Set<String> ids) {
    return channels.filter(ids::contains).distinct().count();
  }
}
