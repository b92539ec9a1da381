package org.vigie.enrich.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.query.Zone;

/** A query, or a part of one, that an article as a whole meets or doesn't meet. */
sealed interface Criterion {
  boolean isMet(ArticleSearch article);

  /** Reports the places that users see. Called only if the article meets the criterion. */
  void show(ArticleSearch article);

  Gate gate();

  /**
   * Met if a node has an interval in one of the zones.
   *
   * @param number by which the plan and its searches know this part
   * @param overBoth true if an interval may also begin in the title and end in the lead
   * @param clause the part of the query that users see; null if they don't see it
   */
  record Somewhere(
      int number, int node, List<Zone> zones, boolean overBoth, @Nullable String clause, Gate gate)
      implements Criterion {
    public Somewhere {
      zones = List.copyOf(zones);
    }

    @Override
    public boolean isMet(ArticleSearch article) {
      for (Zone zone : zones) {
        if (mayBeIn(zone, article) && article.occurrences(zone).has(node)) {
          return true;
        }
      }
      return isOverBoth(article) && article.teaser().has(node);
    }

    /** False if the zone has none of the gate's words. Each interval has one of them in it. */
    private boolean mayBeIn(Zone zone, ArticleSearch article) {
      return gate.isOpen() || article.isMarked(number, zone);
    }

    private boolean isOverBoth(ArticleSearch article) {
      return overBoth && (mayBeIn(Zone.TITLE, article) || mayBeIn(article.zoneOfLead(), article));
    }

    @Override
    public void show(ArticleSearch article) {
      if (clause != null) {
        for (Zone zone : zones) {
          if (mayBeIn(zone, article)) {
            article.show(zone, node, clause);
          }
        }
        if (isOverBoth(article)) {
          article.teaser().show(node, clause, article::add);
        }
      }
    }
  }

  /** Met if all of {@code needed} and none of {@code excluded} are met. */
  record AllOf(List<Criterion> needed, List<Criterion> excluded) implements Criterion {
    public AllOf {
      // why: most articles lack the rarest words, and then nothing else is compared.
      needed = sorted(needed);
      excluded = List.copyOf(excluded);
    }

    private static List<Criterion> sorted(List<Criterion> criteria) {
      List<Criterion> sorted = new ArrayList<>(criteria);
      sorted.sort(Comparator.comparingDouble(criterion -> criterion.gate().frequency()));
      return List.copyOf(sorted);
    }

    @Override
    public boolean isMet(ArticleSearch article) {
      for (Criterion criterion : needed) {
        if (!criterion.isMet(article)) {
          return false;
        }
      }
      for (Criterion criterion : excluded) {
        if (criterion.isMet(article)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void show(ArticleSearch article) {
      needed.forEach(criterion -> criterion.show(article));
    }

    @Override
    public Gate gate() {
      return Gate.rarest(needed.stream().map(Criterion::gate).toList());
    }
  }

  /** Met if at least {@code least} of the options are met. */
  record AtLeast(int least, List<Criterion> options) implements Criterion {
    public AtLeast {
      options = List.copyOf(options);
    }

    @Override
    public boolean isMet(ArticleSearch article) {
      int met = 0;
      for (Criterion option : options) {
        if (option.isMet(article) && ++met == least) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void show(ArticleSearch article) {
      for (Criterion option : options) {
        if (option.isMet(article)) {
          option.show(article);
        }
      }
    }

    @Override
    public Gate gate() {
      return Gate.any(options.stream().map(Criterion::gate).toList());
    }
  }

  record InLanguage(String code) implements Criterion {
    @Override
    public boolean isMet(ArticleSearch article) {
      return code.equals(article.language());
    }

    @Override
    public void show(ArticleSearch article) {}

    @Override
    public Gate gate() {
      return Gate.OPEN;
    }
  }
}
