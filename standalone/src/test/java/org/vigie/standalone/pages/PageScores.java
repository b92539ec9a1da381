package org.vigie.standalone.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.enrich.MatchSession;
import org.vigie.events.Pickup;
import org.vigie.events.topics.WordOverlap;

/** What the texts of pages give, compared with what their articles give. */
final class PageScores {

  private final MatchSession watch;
  private final Map<String, Boolean> known = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int pages;
  private double likeness;
  private int due;
  private int told;
  private int falseAlerts;
  private int walls;
  private int wallsSeen;
  private int inventedWalls;

  PageScores(MatchSession watch) {
    this.watch = watch;
  }

  /** Adds what was found on a page; {@code read} is the teaser if the page has no article. */
  void add(LabelledArticle article, WrittenPage page, String read, boolean isPaid) {
    boolean isDue = isAlert(article, page.article());
    boolean isTold = isAlert(article, read);
    String name = article.id() + " " + page.shape();
    pages++;
    due += isDue ? 1 : 0;
    told += isDue && isTold ? 1 : 0;
    falseAlerts += isTold && !isDue ? 1 : 0;
    walls += page.isPaid() ? 1 : 0;
    wallsSeen += page.isPaid() && isPaid ? 1 : 0;
    inventedWalls += isPaid && !page.isPaid() ? 1 : 0;
    double score = page.article().isEmpty() ? 1 : WordOverlap.f1(read, page.article());
    likeness += score;
    if (isDue != isTold || page.isPaid() != isPaid || score < 0.9) {
      wrong.add(
          "%s f1 %.2f%s%s"
              .formatted(
                  name,
                  score,
                  isDue == isTold ? "" : isDue ? ", alert missed" : ", false alert",
                  page.isPaid() == isPaid ? "" : isPaid ? ", invented wall" : ", wall missed"));
    }
  }

  private boolean isAlert(LabelledArticle article, String text) {
    return known.computeIfAbsent(
        article.id() + text,
        _ ->
            watch
                .add(article.with(article.id() + "-" + known.size(), article.teaser(), text))
                .map(MatchSession.Result::pickup)
                .filter(pickup -> pickup.kind() != Pickup.Kind.MENTION)
                .isPresent());
  }

  double likeness() {
    return likeness / pages;
  }

  double recall() {
    return due == 0 ? 1 : (double) told / due;
  }

  int falseAlerts() {
    return falseAlerts;
  }

  double wallsSeen() {
    return walls == 0 ? 1 : (double) wallsSeen / walls;
  }

  int inventedWalls() {
    return inventedWalls;
  }

  /** Lists the pages whose text, alert or wall differs from the article's. */
  List<String> wrong() {
    return wrong;
  }

  @Override
  public String toString() {
    return "%d pages, F1 %.3f, alerts %d of %d, false %d, walls %d of %d, invented %d"
        .formatted(pages, likeness(), told, due, falseAlerts, wallsSeen, walls, inventedWalls);
  }
}
