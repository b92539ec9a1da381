package org.vigie.standalone.releases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.settings.FileEdit;
import org.vigie.settings.Problems;
import org.vigie.settings.TextFile;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;

/** Changes the releases of a configuration folder: {@code watch.yaml} and the files it names. */
final class ReleasesEdit {
  private final Path dir;
  private final WatchConfig watch;

  /** Reads the configuration, which must have no mistake. */
  ReleasesEdit(Path dir) throws BadConfigurationException {
    this.dir = dir;
    this.watch = Configuration.readWatch(dir, List.of());
  }

  /** Makes the text of a changed {@code watch.yaml}. */
  private interface Change {
    String of(ReleaseList list) throws BadReleaseException;
  }

  WatchConfig watch() {
    return watch;
  }

  /** Returns the path of {@code watch.yaml}. */
  Path file() {
    return dir.resolve(WatchFile.NAME);
  }

  /** Adds releases, and returns the files that were written. */
  List<Path> add(List<NewRelease> releases) throws BadReleaseException, IOException {
    return write(
        releases.stream().flatMap(each -> each.parts().stream()).toList(),
        list -> list.with(releases));
  }

  /** Adds the texts of a release as translations of one that is there. */
  List<Path> addTranslations(String id, NewRelease texts) throws BadReleaseException, IOException {
    return write(texts.parts(), list -> list.withTranslations(id, texts));
  }

  /** Returns what to tell a person about a new release: its date, and what may be to do. */
  List<String> notes(NewRelease added) {
    List<String> notes = new ArrayList<>();
    notes.add(added.dateLine(LocalDate.now(watch.organisation().zone())));
    translationHint(added).ifPresent(notes::add);
    if (watch.tags().stream().anyMatch(tag -> !tag.sentences().isEmpty())) {
      notes.add(
          "The messages in watch.yaml stay with earlier releases; name its own in keyMessages.");
    }
    return notes;
  }

  /** Returns what to do if a new release is a translation: one of its day lacks its language. */
  private Optional<String> translationHint(NewRelease added) {
    return watch.releases().stream()
        .filter(it -> added.isOf(it.published(), watch.organisation().zone()))
        .filter(
            it ->
                it.texts().stream()
                    .map(ReleaseText::language)
                    .noneMatch(added.languages()::contains))
        .findFirst()
        .map(
            it ->
                "If %s is a translation of %s, remove it, and add it with --translation-of %s."
                    .formatted(added.id(), it.id(), it.id()));
  }

  void remove(String id) throws BadReleaseException, IOException {
    write(List.of(), list -> list.without(id));
  }

  /** Reads the text as it is now: another command may have changed the file since the start. */
  private ReleaseList list(String yaml) throws BadReleaseException {
    var problems = new Problems();
    Optional<WatchConfig> now = WatchFile.parse(yaml, dir, problems);
    if (!problems.isEmpty() || now.isEmpty()) {
      throw new BadReleaseException(problems.all().getFirst().toString());
    }
    return new ReleaseList(yaml, dir, now.get());
  }

  /** Writes the files first, because the changed {@code watch.yaml} is read with them. */
  private List<Path> write(List<NewRelease.Part> parts, Change change)
      throws BadReleaseException, IOException {
    List<Path> written = new ArrayList<>();
    try {
      for (NewRelease.Part part : parts) {
        Path file = dir.resolve(part.path());
        if (Files.notExists(file)) {
          Files.createDirectories(file.getParent());
          written.add(file);
          Files.writeString(file, part.content());
        } else if (!TextFile.read(file).text().equals(part.content())) {
          throw new BadReleaseException(
              file + " is there with another text: write the new one into it, or delete it first");
        }
      }
      FileEdit.write(file(), yaml -> change.of(list(yaml)));
      return written;
    } catch (BadReleaseException | IOException | RuntimeException e) {
      for (Path file : written) {
        Files.deleteIfExists(file);
      }
      throw e;
    }
  }
}
