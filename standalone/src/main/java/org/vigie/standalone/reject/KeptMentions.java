package org.vigie.standalone.reject;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Pickup.Kind;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.LatestRecords;

/** The mentions of a watch that Kafka keeps, by key: those of 90 days, as a rule. */
record KeptMentions(Map<String, Mention> byKey) {
  static KeptMentions of(Cluster cluster, String watch) {
    Map<String, Mention> found = new LinkedHashMap<>();
    LatestRecords.of(cluster, cluster.topics().mentions()).values().forEach(found::putAll);
    found.values().removeIf(each -> !each.watch().equals(watch));
    return new KeptMentions(found);
  }

  /** Returns the mention of the article with this address or id; of a duplicate, the original's. */
  Optional<Mention> find(String addressOrId) {
    return byKey.values().stream()
        .filter(each -> isAt(each.article(), addressOrId))
        .reduce((_, last) -> last)
        .map(this::original);
  }

  private static boolean isAt(Article article, String addressOrId) {
    return List.of(article.id(), article.url(), article.link()).contains(addressOrId);
  }

  private Mention original(Mention mention) {
    String first = mention.duplicateOf();
    return first == null ? mention : byKey.getOrDefault(mention.watch() + "/" + first, mention);
  }

  /** Returns the addresses of an article's duplicates. */
  Stream<String> duplicates(Mention original) {
    return byKey.values().stream()
        .filter(each -> original.article().id().equals(each.duplicateOf()))
        .map(each -> each.article().url());
  }

  /** Returns the other articles of these mentions' stories in which a pickup was found. */
  List<Mention> othersWithPickup(Collection<Mention> mentions) {
    Set<String> keys = mentions.stream().map(Mention::key).collect(Collectors.toSet());
    Set<String> stories = mentions.stream().map(Mention::story).collect(Collectors.toSet());
    return byKey.values().stream()
        .filter(each -> stories.contains(each.story()) && !keys.contains(each.key()))
        .filter(each -> each.duplicateOf() == null && isPickup(each))
        .toList();
  }

  /** True if the article takes from a release, and doesn't only name the organisation. */
  static boolean isPickup(Mention mention) {
    return mention.kind() != null && mention.kind() != Kind.MENTION;
  }
}
