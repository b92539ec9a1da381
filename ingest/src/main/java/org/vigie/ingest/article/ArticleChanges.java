package org.vigie.ingest.article;

import java.util.List;
import org.vigie.events.Article;
import org.vigie.events.FeedState.KnownEntry;

/**
 * The result of comparing a feed's entries with the articles already known.
 *
 * @param articles the articles to publish, new or revised, in reverse order of the entries
 * @param entries the entries to store in the feed's state, newest last
 * @param listed number of entries in the body
 * @param merged number of entries that are the same article as another entry of this body
 * @param repeats number of articles that another feed brought before, in the same or richer words
 * @param dropped number of entries left out because their address is too long
 */
public record ArticleChanges(
    List<Article> articles,
    List<KnownEntry> entries,
    int listed,
    int merged,
    int repeats,
    int dropped) {

  public ArticleChanges {
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
