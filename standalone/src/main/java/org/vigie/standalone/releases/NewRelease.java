package org.vigie.standalone.releases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * A release that is copied into a configuration folder.
 *
 * @param id also the beginning of its files' names
 * @param dateSource where the date of publication was found, for people
 * @param parts its texts, one for each language; the first one is not a translation
 */
public record NewRelease(String id, LocalDate published, String dateSource, List<Part> parts) {
  public NewRelease {
    parts = List.copyOf(parts);
  }

  /**
   * A text of a release.
   *
   * @param file name of its file
   * @param content of the file
   */
  public record Part(String file, String content, ReleaseText text) {

    /** Returns the path of the file in the configuration folder. */
    public String path() {
      return "releases/" + file;
    }
  }

  public List<ReleaseText> texts() {
    return parts.stream().map(Part::text).toList();
  }

  List<String> languages() {
    return texts().stream().map(ReleaseText::language).toList();
  }

  /** Returns this release with the texts of another one as its translations. */
  NewRelease with(NewRelease translation) {
    List<Part> all = new ArrayList<>(parts);
    all.addAll(translation.named(id).parts);
    return new NewRelease(id, published, dateSource, all);
  }

  /** Returns the same release under another id. */
  NewRelease named(String other) {
    List<Part> named =
        parts.stream()
            .map(
                part ->
                    new Part(other + part.file().substring(id.length()), part.content, part.text))
            .toList();
    return new NewRelease(other, published, dateSource, named);
  }

  /** Returns the same release of another day. If its id begins with the day, that changes, too. */
  NewRelease on(LocalDate day) {
    String begun = published.toString();
    String other = id.startsWith(begun) ? day + id.substring(begun.length()) : id;
    return new NewRelease(other, day, "--published", named(other).parts);
  }

  /** Returns the keys and values of the release in {@code watch.yaml}. */
  public Map<String, Object> item() {
    List<String> paths = parts.stream().map(Part::path).toList();
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", id);
    item.put("file", paths.getFirst());
    if (paths.size() > 1) {
      item.put("translations", paths.subList(1, paths.size()));
    }
    item.put("published", published);
    return item;
  }

  boolean isOf(@Nullable Instant time, ZoneId zone) {
    return time != null && LocalDate.ofInstant(time, zone).equals(published);
  }

  /** Returns where the date of publication was found, and what to do if it is wrong. */
  public String dateLine(LocalDate today) {
    String line =
        "The release %s is dated %s (%s). Correct it in watch.yaml if that is wrong."
            .formatted(id, published, dateSource);
    return published.isAfter(today)
        ? line + " This day lies ahead: until the day before, no article can take the release up."
        : line;
  }
}
