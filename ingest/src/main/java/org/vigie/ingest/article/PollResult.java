package org.vigie.ingest.article;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.KnownEntry;

/**
 * The outcome of a poll of one feed. Articles and state are committed in one transaction.
 *
 * @param body the articles of the feed's new body; null if the server sent no new body
 */
public record PollResult(FeedState state, @Nullable NewBody body) {

  /**
   * The result of comparing the entries of a new body with the articles already known.
   *
   * @param articles the new or revised articles to publish, in reverse order of the entries
   * @param entries the entries to store in the feed's state, newest last
   * @param listed number of entries in the body
   * @param merged number of entries that are the same article as another entry of this body
   * @param repeats number of entries whose article another feed brought before, in a similar or
   *     longer text
   * @param dropped number of entries left out because their address is too long
   */
  public record NewBody(
      List<Article> articles,
      List<KnownEntry> entries,
      int listed,
      int merged,
      int repeats,
      int dropped) {

    public NewBody {
      articles = List.copyOf(articles);
      entries = List.copyOf(entries);
    }

    /** Returns the number of new articles. */
    public int created() {
      return (int) articles.stream().filter(article -> article.revision() == 1).count();
    }

    public int revised() {
      return articles.size() - created();
    }
  }

  public List<Article> articles() {
    return body == null ? List.of() : body.articles();
  }
}
