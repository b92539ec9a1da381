package org.vigie.standalone.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlFile;

/** Finds names and messages in {@code watch.yaml} that stand for more than they should. */
final class NamesAndMessages {
  private NamesAndMessages() {}

  /**
   * Returns the warnings, a sentence each.
   *
   * @param dir folder of the file, in which the lines of names and messages are looked up
   */
  static List<String> warnings(WatchConfig watch, Path dir) {
    var nouns = new CommonNouns(watch.releases());
    var names = new SharedNames(watch, nouns);
    List<String> found = new ArrayList<>(names.warnings());
    YamlFile.read(dir.resolve(WatchFile.NAME), new Problems())
        .ifPresent(
            file -> {
              found.addAll(new NamesAsNouns(nouns, names).warnings(file));
              found.addAll(new SharedMessages(watch).warnings(file));
            });
    return found;
  }
}
