package org.vigie.ingest.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.events.fields.FullText;
import org.vigie.settings.YamlMap;

/**
 * How the pages of articles are visited.
 *
 * @param byOutlet the setting {@code fullText} of each configured outlet, by the outlet's id
 * @param pause least time between two pages of a host, if its robots.txt doesn't ask for more
 */
public record PageSettings(Map<String, FullText> byOutlet, Duration pause) {
  /** Chosen: a person reads no faster, and a day has room for 43,200 pages of a host. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** Chosen: with a longer pause, a host's pages could not be read within a day. */
  private static final Duration MOST_PAUSE = Duration.ofHours(1);

  public static final PageSettings DEFAULT = new PageSettings(Map.of(), PAUSE);

  public PageSettings {
    byOutlet = Map.copyOf(byOutlet);
  }

  /** Reads the map {@code pages} of a {@code feeds.yaml}, which may be absent. */
  static PageSettings read(YamlMap top, Map<String, FullText> byOutlet) {
    Optional<YamlMap> map = top.map("pages");
    if (map.isEmpty()) {
      return new PageSettings(byOutlet, PAUSE);
    }
    try (YamlMap pages = map.get()) {
      Duration pause = pages.duration("pause", PAUSE, Duration.ZERO, MOST_PAUSE);
      return new PageSettings(byOutlet, pause == null ? PAUSE : pause);
    }
  }

  /**
   * Returns the setting for an article that a feed brought. If it is of another outlet than the
   * feed, as in a search, the other outlet decides: the feed can only forbid, not agree for it.
   */
  public FullText of(Feed feed, Outlet outlet) {
    Outlet own = feed.outlet();
    if (own != null && own.id().equals(outlet.id())) {
      return feed.fullText();
    }
    @Nullable FullText theirs = byOutlet.get(outlet.id());
    return feed.fullText() == FullText.NEVER
        ? FullText.NEVER
        : theirs == null ? FullText.AUTO : theirs;
  }
}
