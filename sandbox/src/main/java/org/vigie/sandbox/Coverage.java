package org.vigie.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.vigie.events.Outlet;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlFile;
import org.vigie.settings.YamlMap;

/**
 * What invented outlets publish in the week of the summit.
 *
 * @param outlets by id
 * @param pieces by the time they appear
 */
public record Coverage(Map<String, Source> outlets, List<Piece> pieces) {

  /**
   * {@code ${fr.3}} is the third paragraph of the French release, {@code ${fr.3.1}} its first
   * sentence.
   */
  private static final Pattern OF_RELEASE =
      Pattern.compile("\\$\\{([a-z]{2})\\.(\\d+)(?:\\.(\\d+))?}");

  public Coverage {
    pieces = List.copyOf(pieces);
  }

  /** How an outlet's feed is written. */
  public enum Format {
    RSS,
    ATOM,
    JSON
  }

  public record Source(Outlet outlet, String language, Format format) {}

  /** An article of the week. */
  public record Piece(String id, String outlet, Instant at, String title, String text) {}

  /**
   * The bundled week, with passages of the release put where it says so.
   *
   * @param release its texts by language
   * @throws IllegalStateException naming what is wrong with the bundled file
   */
  public static Coverage bundled(List<ReleaseText> release) {
    var problems = new Problems();
    Coverage coverage =
        YamlFile.parse("coverage.yaml", bundledFile(), problems)
            .map(top -> read(top, release))
            .orElse(new Coverage(Map.of(), List.of()));
    if (!problems.isEmpty()) {
      throw new IllegalStateException("demo: " + problems.all());
    }
    return coverage;
  }

  private static String bundledFile() {
    try (InputStream in = Coverage.class.getResourceAsStream("/sandbox/coverage.yaml")) {
      if (in == null) {
        throw new IllegalStateException("demo: coverage.yaml is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Coverage read(YamlMap top, List<ReleaseText> release) {
    try (top) {
      Map<String, Source> outlets = new LinkedHashMap<>();
      for (YamlMap each : top.maps("outlets")) {
        Source source = source(each);
        outlets.put(source.outlet().id(), source);
      }
      Map<String, Piece> pieces = new HashMap<>();
      List<Piece> ordered = new ArrayList<>();
      for (YamlMap each : top.maps("articles")) {
        Piece piece = piece(each, pieces, release);
        if (!outlets.containsKey(piece.outlet())) {
          each.problem("outlet", piece.outlet() + " is not among the outlets");
        }
        if (pieces.put(piece.id(), piece) != null) {
          each.problem("id", piece.id() + " is there twice");
        }
        ordered.add(piece);
      }
      ordered.sort(Comparator.comparing(Piece::at));
      return new Coverage(outlets, ordered);
    }
  }

  private static Source source(YamlMap map) {
    try (map) {
      String id = map.text("id");
      var outlet =
          new Outlet(
              id,
              map.text("name"),
              map.text("domain", id + ".example"),
              map.text("country", "FR"),
              map.number("tier", 3, 1, 3));
      return new Source(outlet, map.text("language", "fr"), map.choice("format", Format.RSS));
    }
  }

  private static Piece piece(YamlMap map, Map<String, Piece> earlier, List<ReleaseText> release) {
    try (map) {
      String id = map.text("id");
      String outlet = map.text("outlet");
      Instant at = OffsetDateTime.parse(map.text("at")).toInstant();
      if (!map.has("copyOf")) {
        return new Piece(id, outlet, at, map.text("title"), filled(map.text("text"), release));
      }
      Piece original = earlier.get(map.text("copyOf"));
      if (original == null) {
        map.problem("copyOf", "names no earlier article");
        original = new Piece(id, outlet, at, "", "");
      }
      String text = cut(original.text(), map.number("cut", 0, 0, 9));
      String lead = map.text("lead", "");
      String tail = map.text("tail", "");
      return new Piece(
          id,
          outlet,
          at,
          map.text("title", original.title()),
          lead + text + (tail.isEmpty() ? "" : "\n\n" + tail));
    }
  }

  /** Without its last paragraphs. */
  private static String cut(String text, int paragraphs) {
    List<String> all = List.of(text.split("\n\n"));
    return String.join("\n\n", all.subList(0, Math.max(1, all.size() - paragraphs)));
  }

  private static String filled(String text, List<ReleaseText> release) {
    return OF_RELEASE.matcher(text.strip()).replaceAll(match -> quoted(match, release));
  }

  private static String quoted(MatchResult match, List<ReleaseText> release) {
    String text =
        release.stream()
            .filter(each -> each.language().equals(match.group(1)))
            .findFirst()
            .map(ReleaseText::text)
            .orElseThrow(() -> new IllegalStateException("demo: no release in " + match.group(1)));
    String paragraph = text.split("\n\n")[Integer.parseInt(match.group(2)) - 1];
    String passage =
        match.group(3) == null
            ? paragraph
            : paragraph.split("(?<=[.!?»”])\\s+")[Integer.parseInt(match.group(3)) - 1];
    return java.util.regex.Matcher.quoteReplacement(passage.strip());
  }
}
