package org.vigie.ingest.poll;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.FeedState;
import org.vigie.ingest.article.ArticleChanges;

/**
 * The outcome of a poll, committed as a whole.
 *
 * @param state the feed's new state
 * @param changes articles and counts of entries; null when there was no new body
 */
public record PollResult(FeedState state, @Nullable ArticleChanges changes) {
  public List<Article> articles() {
    return changes == null ? List.of() : changes.articles();
  }
}
