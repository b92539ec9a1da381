package org.vigie.enrich.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vigie.enrich.plan.ArticleSearch.Place;
import org.vigie.enrich.query.Zone;
import org.vigie.enrich.text.Token;
import org.vigie.enrich.text.Tokenizer;

/**
 * The title and the summary of an article as one text, for matches that begin in the title and end
 * in the summary: a teaser often says one thing over both. The end of the title counts as the end
 * of a sentence.
 */
final class Teaser {
  private final Occurrences found;
  private List<Token> title = List.of();
  private List<Token> summary = List.of();

  /** The position of the summary's first word. */
  private int seam;

  Teaser(Occurrences found) {
    this.found = found;
  }

  void begin(List<Token> ofTitle, List<Token> ofSummary, RecentWords recent) {
    title = ofTitle;
    summary = ofSummary;
    List<Token> both = new ArrayList<>();
    if (!title.isEmpty() && !summary.isEmpty()) {
      both.addAll(title);
      both.add(summary.getFirst().withGap(Tokenizer.SENTENCE_GAP));
      both.addAll(summary.subList(1, summary.size()));
    }
    found.begin(both);
    for (int i = 0; i < both.size(); i++) {
      found.addWords(recent.numbers(both.get(i)), i);
    }
    found.prepare();
    seam = both.isEmpty() ? 0 : found.position(title.size());
  }

  boolean isFull() {
    return found.isFull();
  }

  boolean has(int node) {
    if (found.has(node)) {
      for (int i = found.first(node); i < found.last(node); i++) {
        if (isOverBoth(i)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Gives the places of a node: the match's part in the title, and its part in the summary. */
  void show(int node, String clause, Consumer<Place> places) {
    if (found.has(node)) {
      for (int i = found.first(node); i < found.last(node); i++) {
        if (isOverBoth(i)) {
          int end = title.getLast().end();
          int start = summary.getFirst().start();
          places.accept(new Place(Zone.TITLE, found.startOffset(i), end, clause));
          places.accept(new Place(Zone.SUMMARY, start, found.endOffset(i), clause));
        }
      }
    }
  }

  private boolean isOverBoth(int interval) {
    return found.start(interval) < seam && found.end(interval) >= seam;
  }
}
