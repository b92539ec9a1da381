package org.vigie.enrich;

import java.util.Map;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.watch.Analysis;
import org.vigie.events.Article;

/** An article, and what some versions of watches found in it. */
record ReadArticle(Article article, Map<Analysis, Finding> findings) {
  /** Returns what a version of a watch finds. Analyses the article unless that has been done. */
  Finding finding(Analysis analysis) {
    Finding known = findings.get(analysis);
    return known == null ? analysis.read(article) : known;
  }
}
