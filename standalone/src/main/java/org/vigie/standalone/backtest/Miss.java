package org.vigie.standalone.backtest;

import java.util.Comparator;
import org.vigie.enrich.match.NearMiss;
import org.vigie.events.Article;

/**
 * An article that came near to a tag without having it.
 *
 * @param article the article's id
 * @param lack the rule that came nearest, and what is missing
 */
record Miss(String article, Caption caption, String link, NearMiss lack) {
  static final Comparator<Miss> NEWEST =
      Comparator.comparing((Miss miss) -> miss.caption().dated())
          .reversed()
          .thenComparing(Miss::article);

  static Miss of(Article article, NearMiss lack) {
    return new Miss(article.id(), Caption.of(article), article.link(), lack);
  }
}
