package org.vigie.ingest.article;

import java.util.List;
import org.vigie.events.Article;
import org.vigie.events.FeedState.KnownEntry;

/**
 * A feed's body compared with the articles known.
 *
 * @param articles to publish, new or revised; the feed's last entry comes first
 * @param entries to remember, newest last
 * @param listed entries in the body
 * @param merged entries that are the same article as another entry of this body
 * @param repeats articles that other feeds brought before, in the same or richer words
 * @param dropped entries whose address is too long
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

  /** How many of the articles are new. */
  public int created() {
    return (int) articles.stream().filter(article -> article.revision() == 1).count();
  }

  public int revised() {
    return articles.size() - created();
  }
}
