package org.vigie.standalone.explain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.topics.Json;

class BacktestCommandTest {
  private static final String WITH_DRAFT =
      "'\"river trust\"', { id: trial, query: weir, status: draft }";

  @TempDir private Path dir;
  private TestFolder folder;
  private Path running;
  private Path articles;

  @BeforeEach
  void configure() throws IOException {
    running = dir.resolve("running");
    folder = new TestFolder(dir.resolve("changed"));
    var old = new TestFolder(running);
    old.write("watch.yaml", TestFolder.watch("'exact:\"River Trust\"', weir"));
    articles =
        Files.writeString(
            dir.resolve("articles.jsonl"),
            String.join(
                "\n",
                article("a", "The River Trust sues", 1),
                article("b", "RIVER TRUST SUES", 1),
                article("c", "A weir breaks", 1),
                article("d", "A river floods", 1),
                article("e", "The old title of a weir", 1),
                article("e", "Another title", 2)));
  }

  @Test
  void listsWhatOnlyOneConfigurationAlertsAbout() {
    int status =
        folder.execute("backtest", "--from", articles.toString(), "--against", running.toString());

    assertThat(folder.err()).isEmpty();
    assertThat(status).isZero();
    assertThat(folder.out())
        .contains(
            "5 articles",
            "Only changed: 1 article",
            "  2026-03-02  Gazette: RIVER TRUST SUES",
            "      MENTION; us#1 “RIVER TRUST”; alert by Names",
            "Only running: 1 article",
            "  2026-03-02  Gazette: A weir breaks",
            "Both: 1 article",
            "  2026-03-02  Gazette: The River Trust sues")
        .anySatisfy(line -> assertThat(line).matches("articles to alert about +2 +2"));
  }

  @Test
  void listsWhatBothAlertAboutInAnotherWay() throws IOException {
    String routes =
        "routes: [{ name: All, match: { tag: [us] }, to: [console], continue: true },"
            + " { name: Words, match: { pickup: [PARAPHRASE] }, to: [console] }]\n";
    String text = "It rained. Anne Dupré says that all fishermen and anglers hate it.";
    folder.write("alerts.yaml", routes);
    folder.write(
        "watch.yaml",
        TestFolder.watch("weir")
            + "messages: [{ sentence: The fishermen and anglers hate the weir. }]\n");
    Files.writeString(
        articles,
        "{\"id\":\"a\",\"title\":\"The weir\",\"text\":\""
            + text
            + "\",\"published\":\"2026-03-02T09:00:00Z\"}");
    new TestFolder(running).write("watch.yaml", TestFolder.watch("weir"));

    folder.execute("backtest", "--from", articles.toString(), "--against", running.toString());

    assertThat(folder.err()).isEmpty();
    assertThat(folder.out())
        .containsSubsequence(
            "Only changed: nothing", "Only running: nothing", "Both, but in another way: 1 article")
        .anySatisfy(line -> assertThat(line).matches(" +running: MENTION; .*; alert by All"))
        .anySatisfy(
            line -> assertThat(line).matches(" +changed: PARAPHRASE; .*; alert by All, Words"))
        .contains("Both: nothing");

    folder.write("alerts.yaml", "routes: [{ name: All, match: { tag: [us] }, to: [console] }]\n");
    folder.execute("backtest", "--from", articles.toString(), "--against", running.toString());

    assertThat(folder.out()).contains("Both, but in another way: 1 article");
  }

  @Test
  void saysThatExamplesFail() throws IOException {
    folder.write(
        "watch.yaml",
        TestFolder.watch("weir")
            .replace("rules: [weir]", "rules: [weir], matches: [A river], ignores: [A weir]"));

    int status =
        folder.execute("backtest", "--from", articles.toString(), "--against", running.toString());

    assertThat(folder.err())
        .isEqualTo(
            "vigie: 2 rule examples fail; ./vigie check --config %s says why%n"
                .formatted(dir.resolve("changed")));
    assertThat(status).isZero();
  }

  @Test
  void comparesATag() {
    folder.execute(
        "backtest", "us", "--from", articles.toString(), "--against", running.toString());

    assertThat(folder.out())
        .containsSubsequence(
            "Only changed: 1 article",
            "Only running: 1 article",
            "Both: 1 article",
            "  2026-03-02  Gazette: The River Trust sues",
            "      MENTION; us#1 “River Trust”; alert by Names");
    assertThat(
            folder.execute(
                "backtest", "none", "--from", articles.toString(), "--against", running.toString()))
        .isEqualTo(2);
    assertThat(folder.err()).startsWith("watch.yaml has no tag none");
  }

  @Test
  void listsALostTagAsLostThoughTheArticleNowMakesAnAlert() throws IOException {
    folder.write("alerts.yaml", "routes: [{ match: { tag: [flood] }, to: [console] }]\n");
    folder.write(
        "watch.yaml",
        TestFolder.watch("weir").replace("tags: [{", "tags: [{ id: flood, rules: [floods] }, {"));
    new TestFolder(running).write("watch.yaml", TestFolder.watch("river"));

    folder.execute(
        "backtest", "us", "--from", articles.toString(), "--against", running.toString());

    assertThat(folder.out())
        .containsSubsequence("Only changed: 1 article", "Only running: 3 articles");
    assertThat(
            folder
                .out()
                .subList(folder.out().indexOf("Only running: 3 articles"), folder.out().size()))
        .contains("  2026-03-02  Gazette: A river floods");
  }

  @Test
  void whatNoRouteTakesIsInNoListOfAlerts() throws IOException {
    folder.write("alerts.yaml", "routes: [{ match: { tag: [flood] }, to: [console] }]\n");
    folder.write(
        "watch.yaml",
        TestFolder.watch("river").replace("tags: [{", "tags: [{ id: flood, rules: [floods] }, {"));

    folder.execute("backtest", "--from", articles.toString(), "--against", running.toString());

    assertThat(folder.out())
        .containsSubsequence("Only changed: 1 article", "Only running: nothing", "Both: nothing");
  }

  @Test
  void listsWhatDraftsWouldFindAfterWhatChanged() throws IOException {
    folder.write("watch.yaml", TestFolder.watch(WITH_DRAFT));

    folder.execute("backtest", "--from", articles.toString(), "--against", running.toString());

    List<String> out = folder.out();
    assertThat(out)
        .containsSubsequence(
            "Only changed: 1 article",
            "Only running: 1 article",
            "DRAFTS",
            "Only with drafts: 1 article",
            "  2026-03-02  Gazette: A weir breaks",
            "      MENTION; trial “weir”; alert by Names",
            "Only live: nothing")
        .anySatisfy(line -> assertThat(line).matches("tag us +2 +3"));
    assertThat(out.subList(0, out.indexOf("DRAFTS")))
        .as("a draft is no part of the watch on disk")
        .noneMatch(line -> line.contains("trial"));
  }

  @Test
  void showsOnlyDraftsIfAsked() throws IOException {
    folder.write("watch.yaml", TestFolder.watch(WITH_DRAFT));

    int status = folder.execute("backtest", "--drafts", "--from", articles.toString());

    assertThat(status).isZero();
    assertThat(folder.out())
        .startsWith("DRAFTS", "5 articles")
        .contains("Only with drafts: 1 article")
        .doesNotContain("Only running: 1 article");
  }

  @Test
  void saysThatThereIsNoDraft() throws IOException {
    folder.write(
        "watch.yaml",
        TestFolder.watch("x")
            .replace("tags: [{", "tags: [{ id: cod, rules: [cod], status: draft }, {"));

    folder.execute("backtest", "us", "--drafts", "--from", articles.toString());

    assertThat(folder.out()).containsExactly("DRAFTS: none");
  }

  @Test
  void triesTheDraftsOfTheAskedTagAlone() throws IOException {
    folder.write("alerts.yaml", "routes: [{ match: { tag: [us, flood] }, to: [console] }]\n");
    folder.write(
        "watch.yaml",
        TestFolder.watch(WITH_DRAFT)
            .replace("tags: [{", "tags: [{ id: flood, rules: [floods], status: draft }, {"));

    folder.execute("backtest", "us", "--drafts", "--from", articles.toString());

    assertThat(folder.out())
        .anySatisfy(line -> assertThat(line).matches("articles to alert about +2 +3"));
  }

  @Test
  void eachVersionHasItsOwnSites() throws IOException {
    new TestFolder(running)
        .write(
            "watch.yaml",
            TestFolder.watch("'\"river trust\"'").replace("rivertrust.example", "gazette.example"));

    folder.execute("backtest", "--from", articles.toString(), "--against", running.toString());

    assertThat(folder.out())
        .contains("Only changed: 2 articles")
        .anySatisfy(line -> assertThat(line).matches("articles to alert about +0 +2"));
  }

  @Test
  void refusesDraftsAgainstAnotherFolder() {
    int status =
        folder.execute(
            "backtest", "--drafts", "--from", articles.toString(), "--against", running.toString());

    assertThat(status).isEqualTo(2);
    assertThat(folder.err()).contains("give one of them");
  }

  @Test
  void namesALineThatIsNoArticle() throws IOException {
    Path bad = folder.write("bad.jsonl", article("a", "A", 1) + "\n{}\n");

    int status =
        folder.execute("backtest", "--from", bad.toString(), "--against", running.toString());

    assertThat(status).isEqualTo(1);
    assertThat(folder.err()).contains("bad.jsonl line 2 is no article: has no title");
  }

  @Test
  void readsArticlesWithATitleAlone() throws IOException {
    Path few = folder.write("few.jsonl", "{\"title\": \"The River Trust sues\"}\n");

    int status =
        folder.execute("backtest", "--from", few.toString(), "--against", running.toString());

    assertThat(status).isZero();
    assertThat(folder.out().toString()).contains("1 article");
  }

  @Test
  void showsWhatIsFoundInAFileIfThereIsNothingToCompareWith() {
    String data = dir.resolve("none").toString();

    assertThat(folder.execute("backtest", "--from", articles.toString(), "--data", data)).isZero();
    assertThat(folder.err()).isEmpty();
    assertThat(folder.out())
        .contains(
            "5 articles",
            "Found: 2 articles",
            "  2026-03-02  Gazette: The River Trust sues",
            "  2026-03-02  Gazette: RIVER TRUST SUES")
        .anySatisfy(line -> assertThat(line).matches("articles to alert about +2"))
        .noneMatch(line -> line.contains("Only") || line.contains("Both"));
  }

  @Test
  void asksForArticlesWithoutADataFolder() {
    assertThat(folder.execute("backtest", "--data", dir.resolve("none").toString())).isEqualTo(1);
    assertThat(folder.err()).endsWith("with kept articles; --from FILE reads others\n");
  }

  @Test
  void namesAFileThatIsNotThere() {
    String missing = running.resolve("missing.jsonl").toString();

    assertThat(folder.execute("backtest", "--from", missing, "--against", running.toString()))
        .isEqualTo(1);
    assertThat(folder.err()).contains(missing + " is not there");
  }

  @Test
  void saysThatTheEncodingOfTheWatchIsAssumed() throws IOException {
    Path watch = dir.resolve("changed/watch.yaml");
    Files.write(watch, (Files.readString(watch) + "# café\n").getBytes(ISO_8859_1));

    folder.execute("backtest", "--from", articles.toString(), "--against", running.toString());

    assertThat(folder.err()).startsWith("warning: watch.yaml is not UTF-8; it is read as");
  }

  static String article(String id, String title, int revision) {
    Instant dated = Instant.parse("2026-03-02T08:00:00Z");
    String url = "https://gazette.example/" + id;
    return Json.MAPPER.writeValueAsString(
        new Article(
            id,
            url,
            url,
            title,
            "",
            "",
            List.of(),
            List.of(),
            new Outlet("gazette", "Gazette", "gazette.example", null, 1),
            "en",
            dated,
            null,
            dated,
            "feed",
            null,
            revision,
            List.of(),
            null));
  }
}
