package org.vigie.enrich.pickup;

/** The thresholds by which articles are pickups, for reports to people. */
public final class PickupThresholds {
  /** Minimum share of a reprint's words that come from the release, from 0 to 1. */
  public static final double REPRINT_SHARE = Verdict.REPRINT;

  /** Minimum number of successive words in a quotation of the release. */
  public static final int QUOTE_WORDS = Verdict.QUOTE;

  /** Minimum number of release words in a reprint or a quotation, not counting names and dates. */
  public static final int TELLING = Verdict.TELLING;

  /** This many release words in a row, said by the organisation, are a pickup. */
  public static final int FRAGMENT = Verdict.FRAGMENT;

  private PickupThresholds() {}
}
