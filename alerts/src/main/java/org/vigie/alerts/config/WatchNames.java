package org.vigie.alerts.config;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * The names of a watch's tags and releases, for people to read.
 *
 * @param watch id of the watch; another one may have a tag or a release with the same id
 * @param tags names of tags by their ids
 * @param releases names of releases by their ids
 */
public record WatchNames(
    String watch, Map<String, String> tags, Map<String, ReleaseName> releases) {
  /** No names: tags and releases are shown by their ids. */
  public static final WatchNames NONE = new WatchNames("", Map.of(), Map.of());

  public WatchNames {
    tags = Map.copyOf(tags);
    releases = Map.copyOf(releases);
  }

  /** Returns the name of a watch's tag; its id if the name is unknown. */
  public String tag(String ofWatch, String id) {
    return ofWatch.equals(watch) ? tags.getOrDefault(id, id) : id;
  }

  /** Returns the name of a watch's release; for an unknown release, its id as the title. */
  public ReleaseName release(String ofWatch, String id) {
    ReleaseName known = ofWatch.equals(watch) ? releases.get(id) : null;
    return known == null ? new ReleaseName(id, Map.of(), null) : known;
  }

  /**
   * How people know a release.
   *
   * @param original title of the original text
   * @param titles titles by ISO 639-1 code of their language
   * @param day day of publication; null if it isn't known
   */
  public record ReleaseName(String original, Map<String, String> titles, @Nullable LocalDate day) {
    public ReleaseName {
      titles = Map.copyOf(titles);
    }

    /**
     * @param zone time zone in which a release's day begins
     */
    public static ReleaseName of(WatchItem.Release release, ZoneId zone) {
      Map<String, String> titles =
          release.texts().stream()
              .filter(text -> !text.title().isBlank())
              .collect(
                  Collectors.toMap(ReleaseText::language, ReleaseText::title, (first, _) -> first));
      String original =
          release.texts().stream()
              .map(ReleaseText::title)
              .filter(title -> !title.isBlank())
              .findFirst()
              .orElse(release.id());
      LocalDate day =
          release.published() == null ? null : LocalDate.ofInstant(release.published(), zone);
      return new ReleaseName(original, titles, day);
    }

    /** Returns the title in this language; without a text in it, the original title. */
    public String title(Language language) {
      return titles.getOrDefault(language.locale().getLanguage(), original);
    }
  }
}
