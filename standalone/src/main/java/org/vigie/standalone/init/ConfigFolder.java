package org.vigie.standalone.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vigie.enrich.config.Examples;
import org.vigie.settings.FileReplacement;
import org.vigie.settings.Problems;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;

/**
 * Writes a configuration: first into a temporary folder, and only if it has no problem.
 *
 * @param isForced true to replace files that are there
 */
record ConfigFolder(Path work, Path target, boolean isForced) {

  /**
   * Refuses a folder that can't be written, and one that has some of these files already, unless
   * they may be replaced.
   *
   * @param files paths in the folder
   */
  void refuse(Collection<String> files) throws BadAnswerException {
    checkTarget();
    List<Path> there = files.stream().map(target::resolve).filter(Files::exists).toList();
    if (!there.isEmpty() && !isForced) {
      throw new BadAnswerException(
          "there already: " + there + "; nothing is written. --force replaces them");
    }
  }

  private void checkTarget() throws BadAnswerException {
    // why: the folder is made if it is missing, and the folders above it, too.
    Path there = target.toAbsolutePath();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new BadAnswerException(there + " is a file, not a folder");
    }
    if (!Files.isWritable(there)) {
      throw new BadAnswerException(target + " can't be written: permission denied");
    }
  }

  /**
   * Writes the files, by their paths in the folder, over those that are there.
   *
   * @throws IllegalStateException if the configuration has a problem, which is a defect
   */
  void write(Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      Path path = work.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    check();
    for (var file : files.entrySet()) {
      Path path = target.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      FileReplacement.write(path, file.getValue());
    }
  }

  private void check() {
    var problems = new Problems();
    try {
      Examples.check(Configuration.read(work, List.of()).watch(), problems);
    } catch (BadConfigurationException e) {
      throw new IllegalStateException("the new configuration is wrong: " + e.problems(), e);
    }
    if (!problems.isEmpty()) {
      throw new IllegalStateException("the new configuration is wrong: " + problems.all());
    }
  }

  /** Deletes the temporary folder. */
  void deleteWork() throws IOException {
    try (Stream<Path> all = Files.walk(work)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
