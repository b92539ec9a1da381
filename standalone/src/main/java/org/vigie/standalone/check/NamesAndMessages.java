package org.vigie.standalone.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.events.Feed;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlFile;

/** Finds names and messages in {@code watch.yaml} that stand for more than they should. */
final class NamesAndMessages {
  private NamesAndMessages() {}

  /**
   * Returns the warnings, a sentence each.
   *
   * @param feeds whose languages are those of the articles, besides the releases' languages
   * @param dir folder of the file, in which the lines of names and messages are looked up
   */
  static List<String> warnings(WatchConfig watch, List<Feed> feeds, Path dir) {
    var nouns = new CommonNouns(watch.releases());
    var names = new SharedNames(watch, nouns, new OrdinaryWords(languages(watch, feeds)));
    List<String> found = new ArrayList<>(names.warnings());
    YamlFile.read(dir.resolve(WatchFile.NAME), new Problems())
        .ifPresent(
            file -> {
              found.addAll(new NamesAsNouns(nouns, names).warnings(file));
              found.addAll(new SharedMessages(watch).warnings(file));
            });
    return found;
  }

  private static List<String> languages(WatchConfig watch, List<Feed> feeds) {
    return Stream.concat(
            watch.releases().stream().flatMap(it -> it.texts().stream()).map(ReleaseText::language),
            feeds.stream().map(Feed::language).filter(Objects::nonNull))
        .distinct()
        .toList();
  }
}
