package org.vigie.ingest.article;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts that an article was published with before its last one. Some servers send two texts of
 * an article in turn: titles that are tried on readers, or an old copy. Within {@link #WINDOW},
 * each text is published twice at most, so that a correction can be taken back, but not at each
 * poll; a longer text once more, so that it stays. What is held back is published when the window
 * is over, if the server still sends it.
 *
 * @param texts the oldest first
 */
public record EarlierTexts(List<Text> texts) {
  public static final EarlierTexts NONE = new EarlierTexts(List.of());

  /** Maximum number of texts. An estimate: servers send two or three in turn. */
  public static final int MOST = 16;

  /** Chosen: a page that shows a state, such as “no trains”, may change it a few times a day. */
  static final Duration WINDOW = Duration.ofHours(12);

  private static final int TIMES = 2;

  /**
   * A text.
   *
   * @param checksum {@link Fingerprint#checksum}
   * @param until when another text was published instead, in minutes since 1970
   */
  public record Text(int checksum, int until) {
    boolean isRecent(Instant at) {
      return Duration.between(Instant.EPOCH.plus(Duration.ofMinutes(until)), at)
              .abs()
              .compareTo(WINDOW)
          < 0;
    }
  }

  public EarlierTexts {
    texts = List.copyOf(texts);
  }

  /** Returns these texts and a later one; the oldest ones are forgotten. */
  EarlierTexts and(Fingerprint later, Instant until) {
    List<Text> all = new ArrayList<>(texts);
    all.add(new Text(later.checksum(), Math.toIntExact(until.getEpochSecond() / 60)));
    return new EarlierTexts(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  /** Returns true if a text was published as often as it may be, instead of the last one. */
  boolean isRepeated(Fingerprint text, Fingerprint last, Instant at) {
    int most = text.length() > last.length() ? TIMES + 1 : TIMES;
    return texts.stream()
            .filter(each -> each.checksum() == text.checksum() && each.isRecent(at))
            .count()
        >= most;
  }
}
