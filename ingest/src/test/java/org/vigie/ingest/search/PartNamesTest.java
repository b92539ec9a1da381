package org.vigie.ingest.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dankito.readability4j.util.RegExUtil;
import org.junit.jupiter.api.Test;

class PartNamesTest {
  private static final List<String> ENDS = List.of("", " ", "-", "_", "x", "\t");

  private final PartNames names = new PartNames();
  private final RegExUtil library =
      new RegExUtil(
          RegExUtil.UnlikelyCandidatesDefaultPattern,
          RegExUtil.OkMaybeItsACandidateDefaultPattern,
          RegExUtil.PositiveDefaultPattern,
          RegExUtil.NegativeDefaultPattern,
          RegExUtil.ExtraneousDefaultPattern,
          RegExUtil.BylineDefaultPattern,
          RegExUtil.ReplaceFontsDefaultPattern,
          RegExUtil.NormalizeDefaultPattern,
          RegExUtil.VideosDefaultPattern,
          RegExUtil.NextLinkDefaultPattern,
          RegExUtil.PrevLinkDefaultPattern,
          RegExUtil.WhitespaceDefaultPattern,
          RegExUtil.HasContentDefaultPattern);

  @Test
  void findsWhatTheLibraryFinds() {
    var random = new Random(4);
    List<String> words =
        Stream.of(
                RegExUtil.UnlikelyCandidatesDefaultPattern,
                RegExUtil.OkMaybeItsACandidateDefaultPattern,
                RegExUtil.PositiveDefaultPattern,
                RegExUtil.NegativeDefaultPattern.replaceAll("[$^ ]", ""),
                "hid|Hid|hide|whid|teaser|é")
            .flatMap(pattern -> Stream.of(pattern.split("\\|")))
            .toList();
    for (int i = 0; i < 20_000; i++) {
      String name =
          random
              .ints(2, 0, words.size())
              .mapToObj(words::get)
              .map(word -> random.nextInt(4) == 0 ? word.substring(word.length() / 2) : word)
              .collect(Collectors.joining(any(random), any(random), any(random)));

      assertThat(names.isUnlikelyCandidate(name))
          .as(name)
          .isEqualTo(library.isUnlikelyCandidate(name));
      assertThat(names.isPositive(name)).as(name).isEqualTo(library.isPositive(name));
      assertThat(names.isNegative(name)).as(name).isEqualTo(library.isNegative(name));
      assertThat(names.okMaybeItsACandidate(name))
          .as(name)
          .isEqualTo(library.okMaybeItsACandidate(name) || name.contains("content"));
    }
  }

  private static String any(Random random) {
    return ENDS.get(random.nextInt(ENDS.size()));
  }
}
