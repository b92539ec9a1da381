package org.vigie.ingest.poll;

import java.util.List;
import org.vigie.events.Article;
import org.vigie.events.fields.PageOutcome;

/**
 * Totals of visits.
 *
 * @param read number of articles that got the text of their page
 * @param teasers number of articles that keep their teaser
 * @param waiting number of visits that are still to be made
 */
public record PageSummary(int read, int teasers, int waiting) {
  public static final PageSummary EMPTY = new PageSummary(0, 0, 0);

  /** Returns these totals plus revisions that visits brought. */
  public PageSummary plus(List<Article> articles, int nowWaiting) {
    int whole = 0;
    for (Article article : articles) {
      PageOutcome page = article.page();
      whole += page != null && page.isWhole() ? 1 : 0;
    }
    return new PageSummary(read + whole, teasers + articles.size() - whole, nowWaiting);
  }
}
