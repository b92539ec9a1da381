package org.vigie.enrich.pickup;

import org.vigie.enrich.points.Restatement;

/**
 * A sentence that may say in other words what a release says.
 *
 * @param told how much the words tell that it shares with the release; 1 is a rare word
 * @param needed how much they must tell, which depends on who says the sentence; {@link #NEVER} if
 *     somebody else does
 */
public record Candidate(Restatement restatement, double told, double needed) {
  /** More than any sentence tells. */
  public static final double NEVER = Double.POSITIVE_INFINITY;

  public boolean isSaid() {
    return told >= needed;
  }
}
