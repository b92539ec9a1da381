package org.vigie.enrich.pickup;

import org.vigie.enrich.points.Restatement;

/**
 * A sentence that may say in other words what a release says. 1 is what a rare word tells.
 *
 * @param own how much the words tell that it shares with the release
 */
public record Candidate(Restatement restatement, double own, Relation relation) {
  /** More than any sentence tells. */
  private static final double NEVER = Double.POSITIVE_INFINITY;

  /** How a sentence concerns us. */
  public enum Relation {
    /** We say it. */
    WE_SAY(1.5),
    /** It says what we do: it begins with our name, without a verb of speech. */
    WE_ACT(1),
    /** It names us, or follows a sentence about us. */
    ABOUT_US(2),
    /** It has no speaker, in an article that names us. */
    UNSAID(NEVER),
    /** Somebody else says it. */
    OTHERS(NEVER);

    private final double needed;

    Relation(double needed) {
      this.needed = needed;
    }

    /** Returns how much a sentence must tell to count by itself. Chosen on labelled articles. */
    public double needed() {
      return needed;
    }

    /** True if we say it, or if it is about us. */
    public boolean isOurs() {
      return needed < NEVER;
    }
  }

  /** True if it tells enough to count by itself. */
  public boolean tellsEnough() {
    return own >= relation.needed;
  }
}
