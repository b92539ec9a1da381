package org.vigie.ingest.article;

import java.util.List;
import org.vigie.events.Article;
import org.vigie.events.FeedState.KnownEntry;

/**
 * What a feed's body says, compared with what is known.
 *
 * @param articles to publish: new ones (revision 1) and revisions, in the order they came out
 * @param entries to remember, newest last
 * @param listed entries in the body
 * @param merged entries that are an article together with another one of the same body
 * @param repeats articles known already, given by this feed for the first time or in poorer words
 * @param dropped entries whose address is too long to be one
 */
public record Reading(
    List<Article> articles,
    List<KnownEntry> entries,
    int listed,
    int merged,
    int repeats,
    int dropped) {

  public Reading {
    articles = List.copyOf(articles);
    entries = List.copyOf(entries);
  }

  /** New articles among them. */
  public int fresh() {
    return (int) articles.stream().filter(article -> article.revision() == 1).count();
  }
}
