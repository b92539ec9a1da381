package org.vigie.enrich.pickup;

/** Whether an article that has a name of an organisation is about the organisation. */
public enum Doubt {
  /** It names the organisation. */
  NONE(0),
  /**
   * It names the organisation, and no person besides ours. Counts only for sentences that are about
   * us, but not said by us. Chosen on labelled articles.
   */
  ALONE(-0.4),
  /** It has other words for the organisation, such as <i>the Béthune brewer</i>. An estimate. */
  DESCRIBED(0.3),
  /**
   * It has only names of the organisation's people, who have other offices, too. Chosen on labelled
   * articles.
   */
  ONLY_PEOPLE(0.8),
  /**
   * It has the name as the organisation writes it, but no rule of its tags finds it. An estimate.
   */
  UNTAGGED(1);

  private final double more;

  Doubt(double more) {
    this.more = more;
  }

  /** True if it is not sure that a name is the organisation's or one of its people's. */
  boolean isOfName() {
    return this == DESCRIBED || this == UNTAGGED;
  }

  /** Returns how much more a sentence must tell that may say what a release says. */
  public double more() {
    return more;
  }
}
