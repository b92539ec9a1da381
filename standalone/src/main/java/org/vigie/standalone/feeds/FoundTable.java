package org.vigie.standalone.feeds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.vigie.ingest.discovery.FoundFeed;
import org.vigie.ingest.text.Characters;
import org.vigie.settings.Plural;

/** Writes the feeds that were found on a site, numbered, two lines for each. */
record FoundTable(Instant now) {

  List<String> lines(List<FoundFeed> feeds) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < feeds.size(); i++) {
      FoundFeed feed = feeds.get(i);
      String title = feed.title().isEmpty() ? "(no title)" : Characters.printable(feed.title());
      lines.add("%2d  %s".formatted(i + 1, title));
      lines.add("    " + Characters.printable(feed.url().toString()));
      lines.add("    " + facts(feed));
    }
    return lines;
  }

  private String facts(FoundFeed feed) {
    String newest =
        feed.newest() == null ? "no dates" : "newest " + new FeedsTable(now).ago(feed.newest());
    return "%s, %s, %s; %s%s"
        .formatted(
            feed.format().replace('_', ' '),
            Plural.of(feed.entries(), "entry", "entries"),
            newest,
            feed.origin().words(),
            feed.hasArchive() ? "; has an archive (--since)" : "");
  }
}
