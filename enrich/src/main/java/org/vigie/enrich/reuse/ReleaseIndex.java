package org.vigie.enrich.reuse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;

/** All language versions of all releases, ready to be compared with articles. */
final class ReleaseIndex {
  /** A paragraph of fewer words may recur by chance. */
  private static final int LEAST_BOILERPLATE = 8;

  private final List<IndexedText> texts = new ArrayList<>();
  private final Aligner aligner;

  ReleaseIndex(List<Release> releases) {
    Set<List<String>> recurring = recurring(releases);
    for (int release = 0; release < releases.size(); release++) {
      for (ReleaseText text : releases.get(release).texts()) {
        texts.add(IndexedText.of(release, text, recurring));
      }
    }
    aligner = new Aligner(texts.stream().map(IndexedText::row).toList());
  }

  /**
   * The runs that an article shares with each release, by its position; those without any are
   * absent.
   */
  Map<Integer, List<Run>> runs(WordRow article) {
    Map<Integer, List<Run>> runs = new HashMap<>();
    for (Run run : aligner.runs(article)) {
      runs.computeIfAbsent(text(run.text()).release(), _ -> new ArrayList<>()).add(run);
    }
    return runs;
  }

  IndexedText text(int text) {
    return texts.get(text);
  }

  /** Paragraphs that several releases have, such as those about who we are. */
  private static Set<List<String>> recurring(List<Release> releases) {
    Set<List<String>> once = new HashSet<>();
    Set<List<String>> again = new HashSet<>();
    for (Release release : releases) {
      Set<List<String>> own = new HashSet<>();
      for (ReleaseText text : release.texts()) {
        for (String paragraph : text.text().split("\n\\s*\n")) {
          own.add(Tokens.of(paragraph).words());
        }
      }
      own.removeIf(words -> words.size() < LEAST_BOILERPLATE);
      own.forEach(words -> (once.add(words) ? once : again).add(words));
    }
    return again;
  }
}
