package org.vigie.standalone.reject;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.enrich.watch.Rejections;
import org.vigie.enrich.watch.WatchPublisher;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.fields.ShortHash;
import org.vigie.ingest.text.Characters;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.LatestRecords;
import org.vigie.settings.FileEdit;
import org.vigie.standalone.explain.KeptArticles;
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
   * @param isWritten false if watch.yaml was already so
   * @param was the mentions of the articles before
   * @param sent URLs of the articles that were sent again; the others are no longer kept
   * @param now the new mentions, by key, as far as they came in time
   * @param others other articles of the same stories in which a pickup was found
   */
  record Outcome(
      boolean isWritten,
      List<Mention> was,
      Set<String> sent,
      Map<String, Mention> now,
      List<Mention> others) {}

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
    List<String> urls =
        was.values().stream().flatMap(each -> addresses(each, kept)).distinct().toList();
    boolean isWritten = write(urls);
    publish();
    Map<TopicPartition, Long> before = cluster.ends(cluster.topics().mentions());
    var look = new SecondLook(cluster, watch.watch());
    Set<String> sent = look.send(urls, Instant.now());
    Set<String> awaited =
        was.values().stream()
            .filter(each -> isRunning && sent.contains(each.article().url()))
            .map(Mention::key)
            .collect(Collectors.toSet());
    return new Outcome(
        isWritten,
        List.copyOf(was.values()),
        sent,
        look.await(awaited, before),
        part == null ? List.of() : kept.othersWithPickup(was.values()));
  }

  /**
   * Returns the addresses to reject: if the text of a duplicate or a changed address took the place
   * of the article's own, both. To take a rejection back, those of all duplicates.
   */
  private Stream<String> addresses(Mention mention, KeptMentions kept) {
    Article article = mention.article();
    Stream<String> own =
        ShortHash.ofAddress(article.url()).equals(article.id())
            ? Stream.empty()
            : new KeptArticles(cluster).find(article.id()).stream().map(Article::url);
    Stream<String> duplicates = part == null ? kept.duplicates(mention) : Stream.empty();
    return Stream.of(Stream.of(article.url()), own, duplicates).flatMap(each -> each);
  }

  private RefusedException unknown(String article) {
    return new RefusedException(
        "the watch %s has found no article with the address or id %s; the page and the alerts link those it has found"
            .formatted(watch.watch(), Characters.printable(article)));
  }

  private void refuseIfNothing(Mention mention) throws RefusedException {
    if (isRejected(watch.organisation(), mention)) {
      return; // why: an earlier call may have been interrupted, or only this part is to be changed.
    }
    String title = RejectionText.title(mention);
    if (part == null && !wasRejected(mention)) {
      throw new RefusedException(title + " is not rejected in watch.yaml");
    }
    if (part == Part.pickup && !KeptMentions.isPickup(mention)) {
      throw new RefusedException(
          title + " is no pickup; if it is not about you at all, add --article");
    }
  }

  private static boolean isRejected(Organisation organisation, Mention mention) {
    return Rejections.of(organisation.rejected()).isNoPickup(mention.article());
  }

  /** True if an earlier version of the watch rejects it: a call with --undo was interrupted. */
  private boolean wasRejected(Mention mention) {
    return LatestRecords.of(cluster, cluster.topics().watches(), List.of(0)).values().stream()
        .flatMap(items -> items.values().stream())
        .filter(item -> item.watch().equals(watch.watch()))
        .anyMatch(item -> item instanceof Organisation it && isRejected(it, mention));
  }

  /** Returns false if the file is already so. */
  private boolean write(List<String> urls) throws RefusedException, IOException {
    Path file = dir.resolve(WatchFile.NAME);
    return FileEdit.write(
        file,
        yaml ->
            new RejectedList(yaml, dir)
                .with(part, urls)
                .orElseThrow(
                    () ->
                        new RefusedException(
                            file
                                + " has a form that can't be edited here; edit its key rejected")));
  }

  private void publish() throws BadConfigurationException, InterruptedException {
    var publisher = new WatchPublisher(cluster, InstantSource.system());
    WatchConfig published;
    do {
      published = Configuration.readWatch(dir, List.of());
      publisher.publish(published);
      // why: another command may have written and published meanwhile, and this has undone it.
    } while (!Configuration.readWatch(dir, List.of()).equals(published));
    // why: an article that is sent earlier would be analysed with the watch as it was.
    publisher.awaitValid(watch.watch());
  }
}
