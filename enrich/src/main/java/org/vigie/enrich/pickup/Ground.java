package org.vigie.enrich.pickup;

import java.util.List;
import org.vigie.enrich.overlap.Overlap.Stretch;
import org.vigie.events.Pickup.Passage;

/** Why an article is a pickup of a release, for reports to people. */
public sealed interface Ground {
  /** Minimum number of release words in a reprint or a quotation, not counting names and dates. */
  int TELLING = 8;

  /**
   * Enough of the article's words are the release's.
   *
   * @param share from 0 to 1
   */
  record Share(double share) implements Ground {
    /** Minimum share of a reprint's words that come from the release. */
    public static final double LEAST = 0.6;
  }

  /** Many words of the release stand in a row. */
  record Row(Stretch stretch) implements Ground {
    /** Minimum number of successive words in a quotation of the release. */
    public static final int LEAST = 10;
  }

  /** A quotation stands in the release word for word. */
  record Quotation(Passage passage) implements Ground {}

  /**
   * Some words of the release, without names and dates, stand in a row in a sentence of ours.
   *
   * @param isQuoted true if they stand between quotation marks
   */
  record Fragment(Stretch stretch, boolean isQuoted) implements Ground {
    /** This many release words (no names, dates), said by the organisation, make a paraphrase. */
    public static final int LEAST = 6;
  }

  /** So many sentences say in other words what the release says. */
  record Sentences(int number) implements Ground {}

  /**
   * The article has key messages of the release.
   *
   * @param ids those that we say; if nobody says any, those that only we make
   */
  record Messages(List<String> ids, boolean areOurs) implements Ground {
    public Messages {
      ids = List.copyOf(ids);
    }
  }

  /** We say something about a tag in the two weeks after the release. */
  record Statement() implements Ground {}
}
