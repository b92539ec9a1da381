package org.vigie.enrich.config;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlFile;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/** Reads {@code watch.yaml} and the files of its releases. */
public final class WatchFile {
  public static final String NAME = "watch.yaml";

  private WatchFile() {}

  /**
   * Reads {@code watch.yaml} in this folder. Adds each error to {@code problems} and continues with
   * what is right. Returns empty if the file can't be read.
   */
  public static Optional<WatchConfig> read(Path dir, Problems problems) {
    return YamlFile.read(dir.resolve(NAME), problems).map(top -> read(dir, top, problems));
  }

  /** Reads the text of a {@code watch.yaml} in the same way; {@code dir} has the releases. */
  public static Optional<WatchConfig> parse(String yaml, Path dir, Problems problems) {
    return YamlFile.parse(NAME, yaml, problems).map(top -> read(dir, top, problems));
  }

  private static WatchConfig read(Path dir, YamlMap top, Problems problems) {
    try (top) {
      String watch = id(top, "watch");
      Macros macros = Macros.read(top);
      var reader = new TagReader(watch, macros);
      List<TagRules> tags = new ArrayList<>();
      top.maps("tags").stream()
          .map(reader::readTag)
          .filter(tag -> !tag.retired())
          .forEach(tags::add);
      int messages = 0;
      for (YamlMap message : top.maps("messages")) {
        tags.add(reader.readMessage(message, ++messages));
      }
      Set<String> known = new HashSet<>();
      tags.forEach(tag -> known.add(tag.id()));
      Organisation organisation = organisation(top, watch, known);
      ZoneId zone = ZoneId.of(organisation.timeZone());
      List<String> sentences = WatchConfig.sentences(tags);
      List<Release> releases =
          new ReleaseReader(dir, watch, zone, known, sentences, problems).read(top);
      return new WatchConfig(
          watch, organisation, tags, releases, reader.examples(), reader.rulePlaces());
    }
  }

  private static Organisation organisation(YamlMap top, String watch, Set<String> known) {
    Optional<YamlMap> found = top.map("organisation");
    if (found.isEmpty()) {
      if (!top.has("organisation")) {
        top.problem("organisation", "is missing");
      }
      return new Organisation(
          watch, watch, 1, Instant.EPOCH, false, watch, List.of(), List.of(), "UTC", Names.NONE);
    }
    try (YamlMap map = found.get()) {
      return new Organisation(
          watch,
          watch,
          1,
          Instant.EPOCH,
          false,
          map.text("name"),
          domains(map),
          references(map, "tags", known),
          timeZone(map),
          NamesReader.read(map),
          RejectedReader.read(top));
    }
  }

  private static List<String> domains(YamlMap map) {
    return texts(
        map,
        "domains",
        domain -> domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+"),
        domain -> domain + " is not a domain such as example.org, in lower case");
  }

  private static String timeZone(YamlMap map) {
    String zone = map.text("timeZone", "Europe/Paris");
    // why: ZoneId.of also takes an offset such as +01:00, which would be wrong in summer.
    if (ZoneId.getAvailableZoneIds().contains(zone)) {
      return zone;
    }
    map.problem("timeZone", zone + " is not a time zone such as Europe/Paris");
    return "Europe/Paris";
  }

  /** Reads a list of ids of tags and key messages. Reports and leaves out ids that don't exist. */
  static List<String> references(YamlMap map, String key, Set<String> known) {
    return texts(
        map,
        key,
        known::contains,
        name -> "there is no tag or message " + name + ", or it is retired");
  }

  /** Returns the valid strings of a YAML list. Reports each other string with {@code message}. */
  static List<String> texts(
      YamlMap map, String key, Predicate<String> valid, UnaryOperator<String> message) {
    List<String> texts = new ArrayList<>();
    for (YamlValue value : map.items(key)) {
      String text = value.text().orElse(null);
      if (text != null && valid.test(text)) {
        texts.add(text);
      } else if (text != null) {
        value.problem(message.apply(text));
      }
    }
    return texts;
  }

  /** Reads an id, a part of Kafka record keys. Reports characters other than a-z, 0-9 and -. */
  static String id(YamlMap map, String key) {
    String id = map.text(key);
    if (!id.isEmpty() && !id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      map.problem(key, id + " has other signs than a-z, 0-9 and -, or more than 64");
    }
    return id;
  }
}
