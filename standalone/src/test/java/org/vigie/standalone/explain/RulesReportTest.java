package org.vigie.standalone.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vigie backtest} reports what the rules don't find. */
class RulesReportTest {
  @TempDir private Path dir;
  private TestFolder folder;
  private Path articles;

  @BeforeEach
  void configure() throws IOException {
    folder = new TestFolder(dir.resolve("watch"));
    articles = Files.createFile(dir.resolve("articles.jsonl"));
    add("a", "The River Trust sues", 1);
    add("b", "A weir breaks", 1);
    add("c", "A river floods", 1);
    add("d", "The old title of a weir", 1);
    add("d", "Another title", 2);
  }

  @Test
  void showsWhatCameNearestToATagAndWhatItLacked() throws IOException {
    write("'\"river trust\"', 'weir AND (breaks title) AND salmon', 'sues AND eel'");
    add(
        BacktestCommandTest.article("e", "Our weir breaks", 1)
            .replace("\"gazette.ex", "\"rivertrust.ex"));

    assertThat(backtest()).isZero();

    assertThat(folder.out())
        .containsSubsequence(
            "Nearest misses of the tag us:",
            "  2026-03-02  Gazette: A weir breaks",
            "      https://gazette.example/b",
            "      nearest: rule us#2; salmon is not there");
    assertThat(folder.out().toString())
        .as("a revised article, our own site, an article that has the tag")
        .doesNotContain("The old title", "Our weir", "eel is");
  }

  @Test
  void showsNoMoreMissesThanAskedForAndOnlyOfTheComparedTag() throws IOException {
    write("'title AND eel', 'floods AND eel'", "{ id: fish, rules: [breaks AND eel] }");

    backtest("--misses", "1", "us");
    assertThat(folder.out())
        .contains("Nearest misses of the tag us:")
        .doesNotContain("Nearest misses of the tag fish:")
        .filteredOn(line -> line.startsWith("      nearest:"))
        .hasSize(1);

    backtest("--misses", "0");
    assertThat(folder.out()).noneMatch(line -> line.startsWith("Nearest"));

    assertThat(backtest("--misses", "21")).isEqualTo(2);
    assertThat(folder.err()).startsWith("--misses 21 is not a number from 0 to 20");
  }

  @Test
  void whatManyArticlesLackIsNoise() throws IOException {
    write("'pond AND salmon', 'floods AND salmon'");
    for (int i = 0; i < 20; i++) {
      add("pond-" + i, "Pond " + i, 1);
    }
    backtest("--misses", "20");
    assertThat(folder.out()).filteredOn(line -> line.contains("Gazette: Pond")).hasSize(19);

    add("pond-20", "Pond 20", 1);
    backtest("--misses", "20");
    assertThat(folder.out())
        .noneMatch(line -> line.contains("Gazette: Pond"))
        .contains("  2026-03-02  Gazette: A river floods");
  }

  @Test
  void namesRulesThatNeverFiredWithTheirLine() throws IOException {
    write(
        "'\"river trust sues\"', trust, { id: fish, query: eel }",
        "{ id: dams, rules: [weir, { id: fish, query: floods }, boat] }");

    backtest();
    assertThat(folder.out())
        .endsWith(
            "Rules that never fired in these articles:",
            "  watch.yaml line 7: tag dams, rule dams#3",
            "  watch.yaml line 7: tag us, rule fish");

    backtest("us");
    assertThat(folder.out()).doesNotContain("  watch.yaml line 7: tag dams, rule dams#3");
  }

  @Test
  void namesRulesThatFindMostOfWhatTheirTagMustIgnore() throws IOException {
    String ignores =
        "matches: [A weir breaks], ignores: [A weir stands, Weir of the day, The eel floods, Other]";
    write("trust", "{ id: dams, rules: [weir AND breaks, boat, eel AND floods], " + ignores + " }");

    backtest();

    assertThat(folder.out())
        .endsWith(
            "Rules nearest to most wrong finds, as listed under ignores in watch.yaml:",
            "  watch.yaml line 7: tag dams, rule dams#1: 2 wrong finds, none of them is found now;"
                + " found 1 text here",
            "  watch.yaml line 7: tag dams, rule dams#3: 1 wrong find, 1 still found;"
                + " found 0 texts here");
  }

  @Test
  void withoutArticlesThereIsNothingToSayOfRules() throws IOException {
    write("trust", "{ id: dams, rules: [weir, boat] }");
    Files.writeString(articles, "");

    backtest();

    assertThat(folder.out()).noneMatch(line -> line.startsWith("Rules"));
  }

  @Test
  void aTitleThatTheTagMustIgnoreIsNoMiss() throws IOException {
    write(
        "trust", "{ id: dams, rules: [breaks AND eel, floods AND eel], ignores: [A weir breaks] }");

    backtest();

    assertThat(folder.out())
        .contains("Nearest misses of the tag dams:", "  2026-03-02  Gazette: A river floods")
        .doesNotContain("  2026-03-02  Gazette: A weir breaks");
  }

  private void write(String rules, String... tags) throws IOException {
    String others = String.join(", ", tags) + (tags.length == 0 ? "" : ", ");
    folder.write(
        "watch.yaml", TestFolder.watch(rules).replace("tags: [{", "tags: [" + others + "{"));
  }

  private void add(String id, String title, int revision) throws IOException {
    add(BacktestCommandTest.article(id, title, revision));
  }

  private void add(String json) throws IOException {
    Files.writeString(articles, json + "\n", StandardOpenOption.APPEND);
  }

  private int backtest(String... more) {
    String against = dir.resolve("watch").toString();
    return folder.execute(
        "backtest",
        Stream.concat(
                Stream.of("--from", articles.toString(), "--against", against), Stream.of(more))
            .toArray(String[]::new));
  }
}
