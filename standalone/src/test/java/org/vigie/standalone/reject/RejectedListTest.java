package org.vigie.standalone.reject;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.standalone.reject.RejectedList.Part;

class RejectedListTest {
  private static final String DAMS = "https://gazette.example/dams";
  private static final String EELS = "https://gazette.example/eels?page=2";
  private static final String WATCH =
      """
      # Ours.
      watch: river
      organisation: { name: River Trust, domains: [], tags: [us] }   # us
      tags: [{ id: us, rules: ['"river trust"'] }]
      """;
  private static final String BOTH =
      WATCH
          + """
          rejected:
            - { pickup: https://gazette.example/dams }   # a rival's dam
            # Another river.
            - article: https://gazette.example/eels?page=2
          # the end
          """;

  @Test
  void addsTheListAndThenMoreItems() {
    String one = with(WATCH, Part.pickup, DAMS).orElseThrow();

    assertThat(one).isEqualTo(WATCH + "rejected:\n  - { pickup: " + DAMS + " }\n");
    assertThat(with(one, Part.article, EELS)).contains(one + "  - { article: " + EELS + " }\n");
  }

  @Test
  void takesItemsBackAndLeavesAllOtherLines() {
    assertThat(with(BOTH, null, DAMS))
        .contains(
            BOTH.replace("  - { pickup: https://gazette.example/dams }   # a rival's dam\n", ""));
    assertThat(with(BOTH, null, DAMS, EELS).orElseThrow())
        .startsWith(WATCH + "rejected: []")
        .contains("# Another river.", "# the end");
  }

  @Test
  void changesWhatIsRejectedOfAnArticle() {
    String changed = with(BOTH, Part.article, DAMS).orElseThrow();

    assertThat(changed).contains("{ article: " + DAMS + " }").doesNotContain("pickup:");
    assertThat(with(changed, Part.article, DAMS)).contains(changed);
  }

  @Test
  void leavesWhatIsAlreadyRejectedWithItsComment() {
    assertThat(with(BOTH, Part.pickup, DAMS)).contains(BOTH);
    assertThat(with(BOTH, Part.article, EELS, "https://gazette.example/weirs"))
        .hasValueSatisfying(
            text -> assertThat(text).contains("# a rival's dam", "# Another river.", "weirs"));
  }

  @Test
  void refusesAFormThatItWouldDamage() {
    String aliased = WATCH + "rejected:\n  - &it { pickup: " + DAMS + " }\n  - *it\n";

    assertThat(with(aliased, null, DAMS)).isEmpty();
  }

  private static Optional<String> with(String yaml, @Nullable Part part, String... urls) {
    return new RejectedList(yaml, Path.of("none")).with(part, List.of(urls));
  }
}
