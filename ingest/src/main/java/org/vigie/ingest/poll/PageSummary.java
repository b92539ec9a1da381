package org.vigie.ingest.poll;

import java.util.List;
import org.vigie.events.Article;
import org.vigie.events.fields.PageOutcome;

/**
 * Totals of visits.
 *
 * @param read number of texts that a page brought; it has more than the feed
 * @param kept number of articles that keep the text of their feed: their page has no more, or could
 *     not be read. The feed's text can be whole
 * @param waiting number of visits that are still to be made
 */
public record PageSummary(int read, int kept, int waiting) {
  public static final PageSummary EMPTY = new PageSummary(0, 0, 0);

  /** Returns these totals plus revisions that visits brought. */
  public PageSummary plus(List<Article> articles, int nowWaiting) {
    int whole = 0;
    for (Article article : articles) {
      PageOutcome page = article.page();
      whole += page != null && page.isWhole() ? 1 : 0;
    }
    return new PageSummary(read + whole, kept + articles.size() - whole, nowWaiting);
  }
}
