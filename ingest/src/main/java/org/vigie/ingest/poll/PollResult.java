package org.vigie.ingest.poll;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.FeedState;
import org.vigie.ingest.article.ArticleChanges;

/**
 * The outcome of a poll. Articles and state are committed in one transaction.
 *
 * @param state the feed's new state
 * @param changes the articles and the numbers of entries; null if there was no new body
 */
public record PollResult(FeedState state, @Nullable ArticleChanges changes) {
  public List<Article> articles() {
    return changes == null ? List.of() : changes.articles();
  }
}
