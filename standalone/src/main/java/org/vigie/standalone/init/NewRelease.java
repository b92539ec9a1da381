package org.vigie.standalone.init;

import java.time.LocalDate;
import java.util.List;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * A release that is copied into the new folder.
 *
 * @param id also the beginning of its files' names
 * @param dateSource where the date of publication was found, for people
 * @param parts its texts, one for each language; the first one is not a translation
 */
record NewRelease(String id, LocalDate published, String dateSource, List<Part> parts) {
  NewRelease {
    parts = List.copyOf(parts);
  }

  /**
   * A text of a release.
   *
   * @param file name of its file in the folder {@code releases}
   * @param content of the file
   */
  record Part(String file, String content, ReleaseText text) {}

  List<ReleaseText> texts() {
    return parts.stream().map(Part::text).toList();
  }
}
