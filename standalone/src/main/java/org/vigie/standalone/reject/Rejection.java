package org.vigie.standalone.reject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.enrich.watch.WatchPublisher;
import org.vigie.events.Mention;
import org.vigie.events.WatchItem.Rejected;
import org.vigie.ingest.text.Characters;
import org.vigie.kafka.Cluster;
import org.vigie.settings.FileReplacement;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import org.vigie.standalone.reject.RejectedList.Part;

/**
 * Rejects articles, or the pickups in them: writes them into {@code watch.yaml}, publishes the
 * watch, and has the articles analysed again.
 *
 * @param part what is wrong; null to take an earlier rejection back
 * @param isRunning true if another process may analyse the articles at once
 */
record Rejection(
    Path dir, WatchConfig watch, Cluster cluster, @Nullable Part part, boolean isRunning) {

  /** Thrown if nothing was changed; the message says why. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /**
   * What has happened.
   *
   * @param was the mentions of the articles before
   * @param sent URLs of the articles that were sent again; the others are no longer kept
   * @param now the new mentions, by key, as far as they came in time
   * @param others other articles of the same stories in which a pickup was found
   */
  record Outcome(
      List<Mention> was, Set<String> sent, Map<String, Mention> now, List<Mention> others) {}

  /** Rejects the articles with these addresses or ids. */
  Outcome of(List<String> articles)
      throws RefusedException, BadConfigurationException, IOException, InterruptedException {
    var kept = KeptMentions.of(cluster, watch.watch());
    Map<String, Mention> was = new LinkedHashMap<>();
    for (String article : articles) {
      Mention mention = kept.find(article).orElseThrow(() -> unknown(article));
      refuseIfNothing(mention);
      was.put(mention.key(), mention);
    }
    List<String> urls = was.values().stream().map(each -> each.article().url()).toList();
    write(urls);
    publish();
    Map<TopicPartition, Long> before = cluster.ends(cluster.topics().mentions());
    var look = new SecondLook(cluster);
    Set<String> sent = look.send(urls, Instant.now());
    Set<String> awaited =
        was.values().stream()
            .filter(each -> isRunning && sent.contains(each.article().url()))
            .map(Mention::key)
            .collect(Collectors.toSet());
    return new Outcome(
        List.copyOf(was.values()),
        sent,
        look.await(awaited, before),
        part == null ? List.of() : kept.othersWithPickup(was.values()));
  }

  private RefusedException unknown(String article) {
    return new RefusedException(
        "the watch %s has found no article with the address or id %s; the page and the alerts link those it has found"
            .formatted(watch.watch(), Characters.printable(article)));
  }

  private void refuseIfNothing(Mention mention) throws RefusedException {
    Rejected known = watch.organisation().rejected();
    if (known.isNoPickup(mention.article())) {
      return; // why: an earlier call may have been interrupted, or only this part is to be changed.
    }
    String title = RejectionText.title(mention);
    if (part == null) {
      throw new RefusedException(title + " is not rejected in watch.yaml");
    }
    if (part == Part.pickup && !KeptMentions.isPickup(mention)) {
      throw new RefusedException(
          title + " is no pickup; if it is not about you at all, add --article");
    }
  }

  private void write(List<String> urls) throws RefusedException, IOException {
    Path file = dir.resolve(WatchFile.NAME);
    String changed =
        new RejectedList(Files.readString(file), dir)
            .with(part, urls)
            .orElseThrow(
                () ->
                    new RefusedException(
                        file + " has a form that can't be edited here; edit its key rejected"));
    FileReplacement.write(file, changed);
  }

  private void publish() throws BadConfigurationException, InterruptedException {
    var publisher = new WatchPublisher(cluster, InstantSource.system());
    publisher.publish(Configuration.readWatch(dir, List.of()));
    // why: an article that is sent earlier would be analysed with the watch as it was.
    publisher.awaitValid(watch.watch());
  }
}
