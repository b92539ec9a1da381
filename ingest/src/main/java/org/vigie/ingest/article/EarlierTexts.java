package org.vigie.ingest.article;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The texts that an article was published with before its last one. Some servers send two texts of
 * an article in turn: titles that are tried on readers, or an old copy. Each text is published
 * twice at most, so that a correction can be taken back, but not at each poll; a longer text once
 * more, so that it stays.
 *
 * @param checksums the texts by {@link Fingerprint#checksum}, the oldest first
 */
public record EarlierTexts(List<Integer> checksums) {
  public static final EarlierTexts NONE = new EarlierTexts(List.of());

  /** Maximum number of texts. An estimate: servers send two or three in turn. */
  public static final int MOST = 16;

  private static final int TIMES = 2;

  public EarlierTexts {
    checksums = List.copyOf(checksums);
  }

  /** Returns these texts and a later one; the oldest ones are forgotten. */
  EarlierTexts and(Fingerprint later) {
    List<Integer> all = new ArrayList<>(checksums);
    all.add(later.checksum());
    return new EarlierTexts(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  /** Returns true if a text was published as often as it may be, instead of the last one. */
  boolean isRepeated(Fingerprint text, Fingerprint last) {
    int most = text.length() > last.length() ? TIMES + 1 : TIMES;
    return Collections.frequency(checksums, text.checksum()) >= most;
  }
}
