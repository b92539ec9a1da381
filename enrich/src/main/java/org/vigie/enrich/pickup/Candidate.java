package org.vigie.enrich.pickup;

import org.vigie.enrich.points.Restatement;

/**
 * A sentence that may say in other words what a release says. 1 is what a rare word tells.
 *
 * @param own how much the words tell that it shares with the release
 * @param elsewhere the part that counts of what the article's other sentences tell
 * @param need how much they must tell together, by who says the sentence
 * @param age how long after the release the article appeared
 * @param doubt whether the article is about us: if not for sure, they must tell more
 */
public record Candidate(
    Restatement restatement, double own, double elsewhere, Need need, Age age, Doubt doubt) {
  /** More than any sentence tells. */
  public static final double NEVER = Double.POSITIVE_INFINITY;

  /**
   * How much more a sentence must tell that restates a message: messages are general, so that they
   * share more by chance. Chosen on labelled articles.
   */
  private static final double OF_MESSAGE = 0.4;

  /** How much a sentence must tell. Chosen on labelled articles. */
  public enum Need {
    /** We say it. */
    WE_SAY(1.8),
    /** It tells less than what we say must tell. Then nobody looks for the speaker. */
    WHOEVER_SAYS_IT(WE_SAY.least),
    /** It says what we do: it begins with our name, without a verb of speech. */
    WE_ACT(2.2),
    /** It names us elsewhere, without a verb of speech. */
    ABOUT_US(3),
    /** It has no speaker, and the sentence before is about us. */
    AFTER_US(ABOUT_US.least),
    /** It has no speaker in an article that names us. */
    UNSAID(6),
    /** Somebody else says it, in a sentence that names us, too. */
    BESIDE_OTHERS(2.4),
    /** Somebody else says it. */
    OTHERS(NEVER),
    /** We don't say it, and the article is late. */
    LATE(NEVER);

    private final double least;

    Need(double least) {
      this.least = least;
    }

    /** Returns the least that counts in the first week, if it is sure that the article names us. */
    public double least() {
      return least;
    }
  }

  /** Returns how much it tells together with the article's other sentences. */
  public double told() {
    return own + elsewhere;
  }

  /** Returns how much it must tell; {@link #NEVER} if it can't tell enough. */
  public double needed() {
    return need.least + (age.more() + doubt.more() + ofMessage());
  }

  /** Returns how much more it must tell because it restates a message; 0 if it is a release's. */
  public double ofMessage() {
    return restatement.point().isMessage() ? OF_MESSAGE : 0;
  }

  public boolean isSaid() {
    return told() >= needed();
  }
}
