package org.vigie.standalone.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.events.Article;
import org.vigie.events.topics.Json;
import org.vigie.standalone.backtest.ArticlesLeftOut;

class ArticlesLeftOutTest {
  private final List<String> read = new ArrayList<>();
  private final ArticlesLeftOut leftOut = new ArticlesLeftOut(this::analyse);

  @Test
  void anArticleThatCannotBeAnalysedDoesNotStopTheOthers() {
    leftOut.accept(article("a"));
    leftOut.accept(article("bad"));
    leftOut.accept(article("b"));

    assertThat(read).containsExactly("a", "b");
    assertThat(leftOut.lines()).containsExactly("1 article could not be analysed: left out");
  }

  @Test
  void saysNothingIfAllWereRead() {
    leftOut.accept(article("a"));

    assertThat(leftOut.lines()).isEmpty();
  }

  private void analyse(Article article) {
    if (article.id().equals("bad")) {
      throw new IllegalStateException("a defect");
    }
    read.add(article.id());
  }

  private static Article article(String id) {
    return Json.MAPPER.readValue(BacktestCommandTest.article(id, "Title", 1), Article.class);
  }
}
