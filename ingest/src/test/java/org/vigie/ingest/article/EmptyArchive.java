package org.vigie.ingest.article;

import java.util.List;
import java.util.OptionalLong;

/** An archive without entries: known articles over it are those of the running transaction. */
public record EmptyArchive() implements KnownArticles.Archive {
  @Override
  public List<RememberedEntry> entries(long article) {
    return List.of();
  }

  @Override
  public OptionalLong article(long feed, long key) {
    return OptionalLong.empty();
  }
}
