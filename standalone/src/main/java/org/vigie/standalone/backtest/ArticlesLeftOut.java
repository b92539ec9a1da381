package org.vigie.standalone.backtest;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Article;
import org.vigie.settings.Plural;

/**
 * Passes articles on to a reader, and leaves out those that it can't analyse: one such article must
 * not end a command.
 */
public final class ArticlesLeftOut implements Consumer<Article> {
  private static final Logger LOGGER = LoggerFactory.getLogger(ArticlesLeftOut.class);

  private final Consumer<Article> reader;
  private int number;

  public ArticlesLeftOut(Consumer<Article> reader) {
    this.reader = reader;
  }

  @Override
  public void accept(Article article) {
    try {
      reader.accept(article);
    } catch (RuntimeException e) {
      LOGGER.atDebug().setCause(e).addKeyValue("article", article.id()).log("not analysed");
      number++;
    }
  }

  /** Returns the lines for people; none if no article was left out. */
  public List<String> lines() {
    return number == 0
        ? List.of()
        : List.of(Plural.of(number, "article") + " could not be analysed: left out");
  }
}
