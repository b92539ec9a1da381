package org.vigie.enrich.config;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/**
 * Reads the releases in {@code watch.yaml} and their text files.
 *
 * @param dir the folder of {@code watch.yaml}
 * @param zone time zone of a date without an hour
 * @param known ids of the watch's tags and key messages, which releases may name
 * @param sentences ids of the messages that are written as sentences; a release that names no key
 *     messages has these
 */
record ReleaseReader(
    Path dir,
    String watch,
    ZoneId zone,
    Set<String> known,
    List<String> sentences,
    Problems problems) {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  List<Release> read(YamlMap top) {
    List<Release> releases = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlMap map : top.maps("releases")) {
      try (map) {
        Release release = release(map);
        if (!ids.add(release.id())) {
          map.problem("id", release.id() + " is there twice");
        }
        releases.add(release);
      }
    }
    return releases;
  }

  private Release release(YamlMap map) {
    String id = WatchFile.id(map, "id");
    List<ReleaseText> texts = new ArrayList<>();
    if (!map.has("file")) {
      map.problem("file", "is missing");
    }
    map.value("file").ifPresent(file -> addText(file, texts));
    map.items("translations").forEach(file -> addText(file, texts));
    return new Release(
        watch,
        id,
        1,
        Instant.EPOCH,
        false,
        published(map),
        texts,
        map.has("keyMessages") ? WatchFile.references(map, "keyMessages", known) : sentences,
        WatchFile.references(map, "ownMessages", known));
  }

  private void addText(YamlValue file, List<ReleaseText> texts) {
    String name = file.text().orElse("");
    if (name.isEmpty()) {
      return;
    }
    ReleaseFile.read(dir.resolve(name), why -> problems.add(file.file(), file.line(), name + why))
        .ifPresent(
            text -> {
              if (texts.stream().noneMatch(other -> other.language().equals(text.language()))) {
                texts.add(text);
              } else {
                file.problem(name + " is a second text in the language " + text.language());
              }
            });
  }

  /** Returns the time of publication: a day alone begins at midnight where the organisation is. */
  private @Nullable Instant published(YamlMap map) {
    String text = map.optionalText("published").orElse("");
    try {
      if (DAY.matcher(text).matches()) {
        return LocalDate.parse(text).atStartOfDay(zone).toInstant();
      }
      return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      map.problem(
          "published",
          text
              + " is neither a day such as 2025-02-12 nor a time such as 2025-02-12T09:00:00+01:00");
      return null;
    }
  }
}
