package org.vigie.standalone.setup;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vigie.enrich.watch.PublishedWatch;
import org.vigie.enrich.watch.WatchPublisher;

/**
 * The watch that a data folder published last. If another watch takes its place, the old one is
 * retired: otherwise every article would be tagged, and every alert sent, for both.
 *
 * @param folder folder of the service enrich; the id of the watch is in its file {@code watch}
 * @param err receives one line for a watch that is retired or no longer is, and one for active
 *     watches of others
 */
public record OwnWatch(WatchPublisher publisher, Path folder, PrintStream err) {

  /** Must be called before the watch with this id is published. */
  public void use(String watch) {
    try {
      Path file = folder.resolve("watch");
      String before = Files.exists(file) ? Files.readString(file).strip() : watch;
      if (!before.equals(watch)) {
        if (publisher.retire(before)) {
          err.printf(
              "The watch %s of this folder is retired; %s takes its place.%n", before, watch);
        }
      }
      Files.createDirectories(folder);
      Files.writeString(file, watch + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " can't be read or written", e);
    }
    List<PublishedWatch> published = publisher.list();
    if (published.stream().anyMatch(each -> each.id().equals(watch) && !each.isActive())) {
      err.printf(
          "The watch %s was retired, but watch.yaml still has it: it is active again.%n", watch);
    }
    nameOthers(watch, published);
  }

  private void nameOthers(String watch, List<PublishedWatch> published) {
    var others =
        published.stream()
            .filter(each -> each.isActive() && !each.id().equals(watch))
            .map(PublishedWatch::id)
            .toList();
    if (!others.isEmpty()) {
      err.printf(
          "Also active: %s; articles are tagged for them, too. To end one: vigie watches retire"
              + " ID%n",
          String.join(", ", others));
    }
  }
}
