package org.vigie.sandbox;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.vigie.events.Outlet;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.topics.Json;

/**
 * The articles of the demo, which takes place in one week. Its outlets do not really exist.
 *
 * @param outlets outlets by id
 * @param pieces articles, sorted by time of publication
 */
public record Coverage(Map<String, Source> outlets, List<Piece> pieces) {
  /**
   * A placeholder in an article's text. {@code ${fr.3}} stands for the third paragraph of the
   * French release, {@code ${fr.3.1}} for the first sentence of that paragraph.
   */
  private static final Pattern OF_RELEASE =
      Pattern.compile("\\$\\{([a-z]{2})\\.(\\d+)(?:\\.(\\d+))?}");

  /** The format of an outlet's feed. */
  public enum Format {
    RSS,
    ATOM,
    JSON
  }

  /** An outlet, and the format of its feed. By default: country FR, language fr, format RSS. */
  public record Source(
      String id, String name, String country, int tier, String language, Format format) {
    public Source {
      country = requireNonNullElse(country, "FR");
      language = requireNonNullElse(language, "fr");
      format = requireNonNullElse(format, Format.RSS);
    }

    public Outlet outlet() {
      return new Outlet(id, name, id + ".example", country, tier);
    }
  }

  /** An article of the demo's week; {@code outlet} is the id of the outlet that publishes it. */
  public record Piece(String id, String outlet, Instant at, String title, String text) {}

  /** The content of the bundled file {@code coverage.yaml}. */
  private record Bundle(List<Source> outlets, List<ArticleEntry> articles) {}

  /**
   * An article in {@code coverage.yaml}, possibly a copy of an earlier article.
   *
   * @param copyOf id of the copied article; null if this article is not a copy
   * @param cut number of paragraphs that the copy omits at the end
   */
  private record ArticleEntry(
      String id,
      String outlet,
      OffsetDateTime at,
      @Nullable String title,
      @Nullable String text,
      @Nullable String copyOf,
      @Nullable Integer cut,
      @Nullable String lead,
      @Nullable String tail) {
    Piece piece(Map<String, Piece> earlier, List<ReleaseText> release) {
      if (copyOf == null) {
        String own = filled(requireNonNull(text, id), release);
        return new Piece(id, outlet, at.toInstant(), requireNonNull(title, id), own);
      }
      Piece original = requireNonNull(earlier.get(copyOf), copyOf);
      List<String> all = List.of(original.text().split("\n\n"));
      int kept = Math.max(1, all.size() - requireNonNullElse(cut, 0));
      String body = String.join("\n\n", all.subList(0, kept));
      String copy = requireNonNullElse(lead, "") + body + (tail == null ? "" : "\n\n" + tail);
      String heading = requireNonNullElse(title, original.title());
      return new Piece(id, outlet, at.toInstant(), heading, copy);
    }
  }

  /** Reads {@code coverage.yaml}, and replaces each placeholder by a passage of the release. */
  public static Coverage bundled(List<ReleaseText> release) {
    var yaml = new Load(LoadSettings.builder().build());
    var in = Coverage.class.getResourceAsStream("/sandbox/coverage.yaml");
    Bundle bundle =
        Json.MAPPER.convertValue(yaml.loadFromInputStream(requireNonNull(in)), Bundle.class);
    Map<String, Source> outlets = new LinkedHashMap<>();
    bundle.outlets().forEach(entry -> outlets.put(entry.id(), entry));
    Map<String, Piece> pieces = new LinkedHashMap<>();
    bundle.articles().forEach(entry -> pieces.put(entry.id(), entry.piece(pieces, release)));
    var byTime = Comparator.comparing(Piece::at);
    return new Coverage(outlets, pieces.values().stream().sorted(byTime).toList());
  }

  private static String filled(String text, List<ReleaseText> release) {
    return OF_RELEASE.matcher(text.strip()).replaceAll(match -> quoted(match, release));
  }

  private static String quoted(MatchResult match, List<ReleaseText> release) {
    ReleaseText text =
        release.stream()
            .filter(each -> each.language().equals(match.group(1)))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("demo: no release in " + match.group(1)));
    String passage = text.text().split("\n\n")[Integer.parseInt(match.group(2)) - 1];
    if (match.group(3) != null) {
      passage = passage.split("(?<=[.!?»”])\\s+")[Integer.parseInt(match.group(3)) - 1];
    }
    return Matcher.quoteReplacement(passage.strip());
  }
}
