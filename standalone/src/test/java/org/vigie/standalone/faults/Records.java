package org.vigie.standalone.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.TopicReader;

/**
 * What Vigie wrote to its topics.
 *
 * @param articles how often each revision of an article was written, by GUID and revision
 * @param mentions what was found, by watch and GUID; a mention is written again if its story
 *     changes
 * @param ledger the newest record of each notification, by id
 */
record Records(Map<String, Long> articles, Set<String> mentions, Map<String, Notification> ledger) {
  static Records read(Cluster cluster) {
    Map<String, Long> articles =
        count(values(cluster, cluster.topics().articles()), each -> article(each));
    Set<String> mentions = new HashSet<>();
    for (Mention each : values(cluster, cluster.topics().mentions())) {
      mentions.add(each.watch() + " " + each.article().guid());
    }
    Map<String, Notification> ledger = new LinkedHashMap<>();
    values(cluster, cluster.topics().notifications()).forEach(each -> ledger.put(each.id(), each));
    return new Records(articles, mentions, ledger);
  }

  private static String article(Article article) {
    return article.guid() + " revision " + article.revision();
  }

  /** Returns how often the first revision of an article was written. */
  long articles(String guid) {
    return articles.getOrDefault(guid + " revision 1", 0L);
  }

  boolean hasMention(String watch, String guid) {
    return mentions.contains(watch + " " + guid);
  }

  private static <T> Map<String, Long> count(List<T> all, Function<T, String> id) {
    return all.stream().collect(Collectors.groupingBy(id, HashMap::new, Collectors.counting()));
  }

  private static <V> List<V> values(Cluster cluster, Topic<V> topic) {
    List<V> values = new ArrayList<>();
    TopicReader.read(
        cluster,
        Map.of(),
        cluster.ends(topic),
        (ConsumerRecord<String, byte[]> each) -> {
          if (each.value() != null) {
            values.add(topic.values().deserializer().deserialize(topic.name(), each.value()));
          }
          return true;
        });
    return values;
  }
}
