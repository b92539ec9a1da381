package org.vigie.standalone.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir private Path dir;
  private TestFolder folder;

  @BeforeEach
  void configure() throws IOException {
    folder = new TestFolder(dir);
  }

  @Test
  void saysWhoseWordsEachSentenceIsAndWhichThresholdsAreMet() throws IOException {
    Path article =
        folder.write(
            "article.txt",
            """
            Council debates the dam

            The mayor of Allerford said the mill was a part of the town. River Trust disagrees. “A
            river that cannot move is a pond with a past,” said Anne Dupré. It rained all day.
            """);

    int status = folder.execute("explain", article.toString());

    assertThat(folder.err()).isEmpty();
    assertThat(status).isZero();
    assertThat(folder.out())
        .contains("  us  (rule us#1, part \"river trust\")")
        .anySatisfy(line -> assertThat(line).matches("  yours   “A river that cannot move .*"))
        .anySatisfy(line -> assertThat(line).matches("  others  The mayor of Allerford said .*"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches("  quote +11 words of the release in a row; needed 10: met"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches("  reprint +\\d+ % of the article's words .* needed 60: not met"))
        .anySatisfy(line -> assertThat(line).startsWith("FOUND: a QUOTE from dams"))
        .contains("ALERT: Names → console");
    assertThat(folder.out()).hasSizeLessThan(40);
  }

  @Test
  void judgesATextByTheDayOnWhichItAppeared() throws IOException {
    Path article = folder.write("article.txt", "River Trust and a pond\n\nIt rained all day.\n");

    folder.execute("explain", "--published", "2026-03-06", article.toString());
    assertThat(folder.out())
        .anySatisfy(line -> assertThat(line).matches(".*, dated 2026-03-0[56]T.*"))
        .contains("RELEASE dams, 5 days before the article");

    folder.execute("explain", "--published", "2026-03-01T18:00:00Z", article.toString());
    assertThat(folder.out()).contains("RELEASE dams, of the day of the article");

    assertThat(folder.execute("explain", "--published", "Monday", article.toString())).isEqualTo(2);
    assertThat(folder.err()).contains("'Monday' is no day such as 2025-02-12");
  }

  @Test
  void saysThatANameIsDoubtfulWhichNoTagFinds() throws IOException {
    folder.write("watch.yaml", TestFolder.watch("'\"river trust\" IF salmon'"));
    Path article = folder.write("article.txt", "At the fair\n\nRiver Trust sold honey.\n");

    folder.execute("explain", article.toString());
    assertThat(folder.out()).contains("  may be you: text: River Trust", "FOUND: nothing");

    folder.write("article.txt", "At the fair\n\nRiver Trust and Anne Dupré sold honey.\n");
    folder.execute("explain", article.toString());
    assertThat(folder.out())
        .contains("  your people or brands: text: Anne Dupré")
        .noneMatch(line -> line.contains("may be you"));
  }

  @Test
  void saysWhichSignsMadeAConditionTrue() throws IOException {
    folder.write(
        "watch.yaml",
        TestFolder.watch("'exact:\"River Trust\" IF (allerford OR salmon)', weir, 'dam IF lake'"));
    Path article = folder.write("article.txt", "River Trust at the weir\n\nAllerford has a dam.\n");

    folder.execute("explain", article.toString());

    assertThat(folder.out())
        .containsSubsequence(
            "  us  (rule us#1, part \"River Trust\")",
            "      title: River Trust  in  “River Trust at the weir”",
            "      IF text: Allerford  in  “Allerford has a dam.”",
            "  us  (rule us#2, part weir)",
            "      title: weir  in  “River Trust at the weir”",
            "");
  }

  @Test
  void namesTheWordsOfAParaphrase() throws IOException {
    Path article =
        folder.write(
            "article.txt",
            """
            A dam in dispute

            River Trust said the dam had blocked salmon for ninety years, and its mill was last used
            in 1961.
            """);

    folder.execute("explain", article.toString());

    assertThat(folder.out())
        .anySatisfy(line -> assertThat(line).startsWith("FOUND: a PARAPHRASE of dams"))
        .anySatisfy(line -> assertThat(line).startsWith("  in other words: River Trust said"))
        .anySatisfy(
            line ->
                assertThat(line).matches(" +\\d\\.\\d for .*blocked, salmon.*; needed 3.0: met"));
  }

  @Test
  void saysWhatAnothersSentenceShares() throws IOException {
    Path article =
        folder.write(
            "article.txt",
            """
            A dam in dispute

            River Trust was at the meeting. The dam has blocked salmon for ninety years, said the
            mayor, Ann Lee.
            """);

    folder.execute("explain", article.toString());

    assertThat(folder.out())
        .anySatisfy(line -> assertThat(line).startsWith("FOUND: a MENTION"))
        .anySatisfy(line -> assertThat(line).startsWith("  in other words: The dam has blocked"))
        .anySatisfy(
            line -> assertThat(line).endsWith("; others say it, or it is too late: not met"));
  }

  @Test
  void showsWhereDraftsMatchedApartFromTags() throws IOException {
    folder.write(
        "watch.yaml", TestFolder.watch("'\"river trust\"', { query: pool*, status: draft }"));
    Path article = folder.write("article.txt", "River pools\n\nThe pool is closed.\n");

    folder.execute("explain", article.toString());

    assertThat(folder.out())
        .containsSubsequence(
            "TAGS: none",
            "DRAFTS: counted, and nobody is told",
            "  us  (rule us#2, part pool*)",
            "      title: pools  in  “River pools”",
            "      text: pool  in  “The pool is closed.”",
            "FOUND: nothing",
            "ALERT: none, because no route fits");
  }

  @Test
  void saysWhyThereIsNoAlert() throws IOException {
    Path article = folder.write("article.txt", "Nothing of interest\n\nIt rained all day.\n");

    folder.execute("explain", article.toString());

    assertThat(folder.out())
        .contains("TAGS: none", "FOUND: nothing", "ALERT: none, because no route fits");
  }

  @Test
  void namesAnArticleThatIsNowhere() {
    assertThat(folder.execute("explain", "--data", dir + "/none", "abc")).isEqualTo(1);
    assertThat(folder.err())
        .isEqualTo("vigie: abc is no file, and no kept article has this id or address\n");
  }
}
