package org.vigie.enrich.pickup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.attribution.Attribution;
import org.vigie.enrich.overlap.Overlap;
import org.vigie.enrich.points.Restatement;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Release;

/**
 * What an article took from the releases of a watch, and by what this was decided.
 *
 * @param names places with the name of one of the organisation's people or brands. If {@code
 *     doubtful}, also words that may name the organisation
 * @param doubtful true if neither a tag nor a person names the organisation, but such words may
 * @param attribution finds who speaks
 * @param releases what the article shares with each release that it can have taken from
 * @param pickup the strongest one; null if there is none and the organisation isn't named
 */
public record Judgement(
    List<Tag> names,
    boolean doubtful,
    Attribution attribution,
    List<Shared> releases,
    @Nullable Pickup pickup) {
  public Judgement {
    names = List.copyOf(names);
    releases = List.copyOf(releases);
  }

  /**
   * What an article shares with one release.
   *
   * @param overlap word for word
   * @param sentences in other words
   * @param shown the one of them that an alert about a paraphrase quotes; null if there is none
   * @param likelihood that these sentences say what the release says; null if there are none
   * @param grounds why the article is a pickup of this release; empty if it is none
   * @param ourWords most words of the release (no names, dates) in a row in a sentence of ours
   * @param unquotedWords such words outside quotation marks; of many words, those in them count too
   */
  public record Shared(
      Release release,
      Overlap overlap,
      List<Candidate> sentences,
      @Nullable Restatement shown,
      @Nullable Likelihood likelihood,
      List<Ground> grounds,
      int ourWords,
      int unquotedWords) {
    public Shared {
      grounds = List.copyOf(grounds);
      sentences = List.copyOf(sentences);
    }
  }
}
