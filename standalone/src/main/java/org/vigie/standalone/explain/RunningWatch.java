package org.vigie.standalone.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.TagRules;

/** The configuration of a watch as it is published in {@code watches.v1}. It has no examples. */
public final class RunningWatch {
  private RunningWatch() {}

  /** Returns the configuration that these items make. */
  public static WatchConfig of(String watch, List<WatchItem> items) {
    var organisation =
        new Organisation(
            watch, watch, 1, Instant.EPOCH, false, watch, List.of(), List.of(), "UTC", Names.NONE);
    List<TagRules> tags = new ArrayList<>();
    List<Release> releases = new ArrayList<>();
    for (WatchItem item : items) {
      switch (item) {
        case Organisation found -> organisation = found;
        case TagRules tag -> tags.add(tag);
        case Release release -> releases.add(release);
      }
    }
    return new WatchConfig(watch, organisation, tags, releases, List.of());
  }
}
