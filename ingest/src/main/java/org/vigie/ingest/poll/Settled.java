package org.vigie.ingest.poll;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.FeedState;
import org.vigie.ingest.article.Reading;

/**
 * What a poll came to; to be committed as a whole.
 *
 * @param state of the feed from now on
 * @param reading of the body; null when there was none to read
 */
public record Settled(Polled polled, FeedState state, @Nullable Reading reading) {

  /** To publish. */
  public List<Article> articles() {
    return reading == null ? List.of() : reading.articles();
  }
}
