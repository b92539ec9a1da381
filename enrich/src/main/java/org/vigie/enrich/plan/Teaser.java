package org.vigie.enrich.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vigie.enrich.plan.ArticleSearch.Place;
import org.vigie.enrich.query.Zone;
import org.vigie.enrich.text.Token;
import org.vigie.enrich.text.Tokenizer;

/**
 * The title and the lead of an article as one text, for matches that begin in the title and end in
 * the lead: a teaser often says one thing over both. The end of the title counts as the end of a
 * sentence.
 */
final class Teaser {
  private final Occurrences found;
  private List<Token> title = List.of();
  private List<Token> lead = List.of();

  /** The position of the lead's first word. */
  private int seam;

  Teaser(Occurrences found) {
    this.found = found;
  }

  void begin(List<Token> ofTitle, List<Token> ofLead, RecentWords recent) {
    title = ofTitle;
    lead = ofLead;
    List<Token> both = new ArrayList<>();
    if (!title.isEmpty() && !lead.isEmpty()) {
      both.addAll(title);
      both.add(lead.getFirst().withGap(Tokenizer.SENTENCE_GAP));
      both.addAll(lead.subList(1, lead.size()));
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

  /** Gives the places of a node: the match's part in the title, and its part in the lead. */
  void show(int node, String clause, Consumer<Place> places) {
    if (found.has(node)) {
      for (int i = found.first(node); i < found.last(node); i++) {
        if (isOverBoth(i)) {
          int end = title.getLast().end();
          int start = lead.getFirst().start();
          places.accept(new Place(Zone.TITLE, found.startOffset(i), end, clause));
          places.accept(new Place(Zone.LEAD, start, found.endOffset(i), clause));
        }
      }
    }
  }

  private boolean isOverBoth(int interval) {
    return found.start(interval) < seam && found.end(interval) >= seam;
  }
}
