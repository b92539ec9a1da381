package org.vigie.enrich.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.enrich.match.Articles;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;

/** The examples in the handbook of the query language are correct. */
class ReadmeTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);

  @ParameterizedTest
  @MethodSource("rows")
  void findsAndPassesOverWhatItsTablesSay(String query, String found, String passedOver) {
    var tag =
        new TagRules(
            "w",
            "t",
            1,
            Instant.EPOCH,
            false,
            "t",
            false,
            List.of(new Rule("t#1", query, List.of())),
            Map.of());
    var matcher = new org.vigie.enrich.match.Matcher(List.of(tag));
    assertThat(matcher.problems()).isEmpty();
    assertThat(matcher.match(Articles.article(found, "", ""))).isNotEmpty();
    assertThat(matcher.match(Articles.article(passedOver, "", ""))).isEmpty();
  }

  static Stream<Arguments> rows() throws IOException {
    String handbook = Files.readString(Path.of("..", "config", "README.md"));
    String queries = handbook.split("\n## Queries\n")[1].split("\n## ")[0];
    Matcher rows = ROW.matcher(queries);
    List<Arguments> found =
        rows.results().map(row -> Arguments.of(row.group(1), row.group(2), row.group(3))).toList();
    assertThat(found).hasSizeGreaterThan(20);
    return found.stream();
  }
}
