package org.vigie.standalone.explain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches("  yours   “A river that cannot move .* names you beside “said”"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches("  others  The mayor of Allerford said .* names others beside “said”"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches("  quote +11 words of the release in a row; needed 10: met"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches("  reprint +\\d+ % of the article's words .* needed 60: not met"))
        .anySatisfy(
            line -> assertThat(line).matches("FOUND: a QUOTE from dams, confidence \\d\\d %.*"))
        .containsSubsequence(
            "       because 11 words in a row are the release's: “A river that cannot move is a pond with…”",
            "ALERT: Names → console",
            "TAGS:");
    assertThat(folder.out())
        .hasSizeLessThan(40)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void saysThatAShortQuotationIsWordForWord() throws IOException {
    Path article =
        folder.write(
            "article.txt",
            "At the mill\n\nFor River Trust, the mill has made “a pond with a past”. It rained.\n");

    folder.execute("explain", "--published", "2026-03-02", article.toString());

    assertThat(folder.out())
        .contains("  short quotation word for word, between quotation marks: found")
        .anySatisfy(line -> assertThat(line).startsWith("FOUND: a QUOTE from dams"))
        .noneMatch(line -> line.contains("no reprint and no quote"));
  }

  @Test
  void saysThatATextIsInAnotherLanguageThanTheFeed() throws IOException {
    String text = "It rained all day, and the mayor of Allerford was not there.";
    Path article =
        folder.write(
            "article.jsonl", "{\"title\":\"Rain\",\"language\":\"fr\",\"text\":\"" + text + "\"}");

    assertThat(folder.execute("explain", article.toString())).isZero();
    assertThat(folder.out())
        .anySatisfy(
            line -> assertThat(line).startsWith("language en (guessed; the feed says fr), dated "));
  }

  @Test
  void explainsEachLineOfAFile() throws IOException {
    String rain = "{\"id\":\"r1\",\"title\":\"Rain in Allerford\",\"outlet\":\"Gazette\"}";
    String trust = "{\"id\":\"r2\",\"title\":\"The River Trust sues\"}";
    Path articles = folder.write("articles.jsonl", rain + "\n\n" + trust + "\n");

    assertThat(folder.execute("explain", articles.toString())).isZero();
    assertThat(folder.out())
        .containsSubsequence("=== Article 1 of 2: r1", "TAGS: none", "", "=== Article 2 of 2: r2")
        .anyMatch(line -> line.endsWith("from Gazette"));
  }

  @Test
  void readsAnArticleOfTheTopicWithTheTimeAtWhichItWasSeen() throws IOException {
    String kept = BacktestCommandTest.article("k1", "Rain", 1);
    String undated = kept.replaceFirst("\"published\":\"[^\"]+\"", "\"published\":null");
    Path article = folder.write("kept.jsonl", undated);

    assertThat(folder.execute("explain", article.toString())).isZero();
    assertThat(folder.out()).anyMatch(line -> line.contains(", dated 2026-03-02 "));
  }

  @Test
  void saysThatAnArticleThatDoesNotNameUsIsNotCompared() throws IOException {
    Path article = folder.write("article.txt", "A pond\n\nIt rained all day.\n");

    folder.execute("explain", article.toString());

    assertThat(folder.out())
        .contains(
            "  in other words  nothing: sentences are compared only if the article names you");
  }

  @Test
  void judgesATextByTheDayOnWhichItAppeared() throws IOException {
    Path article = folder.write("article.txt", "River Trust and a pond\n\nIt rained all day.\n");

    folder.execute("explain", "--published", "2026-03-06", article.toString());
    assertThat(folder.out())
        .anySatisfy(line -> assertThat(line).contains(", dated 2026-03-06 12:00 Europe/Paris, "))
        .containsSubsequence(
            "RELEASE dams, 5 days before the article",
            "  word for word   nothing: no reprint and no quote",
            "  in other words  nothing: no sentence shares enough words with one of yours")
        .noneMatch(line -> line.contains("has no date"));

    folder.execute("explain", "--published", "2026-03-01T18:00:00Z", article.toString());
    assertThat(folder.out()).contains("RELEASE dams, of the day of the article");

    folder.execute("explain", "--published", "2026-02-28T22:00:00Z", article.toString());
    assertThat(folder.out())
        .contains("RELEASE dams, 1 day after the article")
        .noneMatch(line -> line.contains("not compared"));

    folder.execute("explain", "--published", "2026-02-28T18:00:00Z", article.toString());
    assertThat(folder.out())
        .contains(
            "  in other words  nothing: over two hours before a release, only reprints and quotations"
                + " count");

    folder.execute("explain", "--published", "2026-02-26", article.toString());
    assertThat(folder.out())
        .anyMatch(line -> line.startsWith("RELEASE dams, 3 days after the article: not compared"));

    assertThat(folder.out()).noneMatch(line -> line.contains("lies ahead"));
    folder.execute("explain", "--published", "2096-02-26", article.toString());
    assertThat(folder.out())
        .contains("--published lies ahead; the article is explained as if it appeared then.");

    Path undated = folder.write("undated.jsonl", "{\"title\":\"Rain\"}");
    folder.execute("explain", "--published", "2096-02-26", undated.toString());
    assertThat(folder.out()).anyMatch(line -> line.contains("lies ahead"));

    String json = "{\"title\":\"Rain\",\"published\":\"2026-03-06T08:00:00Z\"}";
    Path ofADay = folder.write("article.jsonl", json);
    assertThat(folder.execute("explain", "--published", "2096-02-26", ofADay.toString())).isZero();
    assertThat(folder.out()).noneMatch(line -> line.contains("lies ahead"));

    assertThat(folder.execute("explain", "--published", "Monday", article.toString())).isEqualTo(2);
    assertThat(folder.err()).contains("'Monday' is no day such as 2025-02-12");
  }

  @Test
  void writesTimesInTheTimeZoneOfTheOrganisationAndSaysOfWhenTheResultIs() throws IOException {
    String watch = TestFolder.watch("'\"river trust\"'");
    folder.write(
        "watch.yaml", watch.replace("  domains", "  timeZone: Pacific/Auckland\n  domains"));
    Path article = folder.write("article.txt", "River Trust and a pond\n\nIt rained all day.\n");

    folder.execute("explain", "--published", "2026-03-01T18:00:00Z", article.toString());
    assertThat(folder.out().subList(0, 3))
        .containsExactly(
            "River Trust and a pond",
            "language unknown, so the words of all languages count, dated 2026-03-02 07:00 Pacific/Auckland, from File",
            "What the configuration on disk finds now; what was told earlier can be something else.");

    folder.execute("explain", "--published", "2026-03-02", article.toString());
    assertThat(folder.out().get(1)).contains(", dated 2026-03-02 12:00 Pacific/Auckland, ");
  }

  @Test
  void saysThatANameIsDoubtfulWhichNoTagFinds() throws IOException {
    folder.write("watch.yaml", TestFolder.watch("'\"river trust\" IF salmon'"));
    Path article = folder.write("article.txt", "At the fair\n\nRiver Trust sold honey.\n");

    folder.execute("explain", article.toString());
    assertThat(folder.out()).contains("  may be you: text: River Trust", "FOUND: nothing");
    assertThat(folder.out().getFirst()).startsWith("The text has no date, so it counts as of now.");

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
  void saysBySentenceAndBySentenceOfTheReleaseWhyAnArticleIsAParaphrase() throws IOException {
    Path article =
        folder.write(
            "article.txt",
            """
            A dam in dispute

            River Trust said the dam had blocked salmon for ninety years, and its mill was last used
            in 1961.

            The council likes its old mill, said Ann Lee.
            """);

    folder.execute("explain", "--published", "2026-03-06", article.toString());

    assertThat(folder.out())
        .containsSubsequence(
            "  in other words, DECIDED: River Trust said the dam had blocked salmon for ninety years, and its mi…",
            "    your release: The dam has blocked salmon for ninety years, and nobody has used its mill since 1…",
            "    needed 1.5 to count by itself: you say it",
            "  in other words, not met: The council likes its old mill, said Ann Lee.",
            "    your release: River Trust asks the council to remove the old dam at Allerford before the spring.",
            "    doesn't count: others say it")
        .anySatisfy(
            line -> assertThat(line).matches("  in all, 9\\d % likely .*; needed 53 %: met"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches("    shared, worth \\d\\.\\d rare words: .*blocked, salmon.*"))
        .anySatisfy(line -> assertThat(line).startsWith("FOUND: a PARAPHRASE of dams"))
        .contains(
            "       because 1 sentence says in other words what the release says: see DECIDED")
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void showsFirstWhatTheAlertQuotesAndAllSentencesIfAsked() throws IOException {
    Path article =
        folder.write(
            "article.txt",
            """
            A dam in dispute

            River Trust said the dam had blocked salmon. River Trust also said that nobody used the
            mill.

            Members of River Trust are tired of the old dam at Allerford, which blocked salmon for
            ninety years and whose mill was last used in 1961.

            The council removes no dam, said Ann Lee. Salmon are not blocked, said Ann Lee. The mill
            was used for ninety years, said Ann Lee.
            """);

    folder.execute("explain", "--published", "2026-03-06", article.toString());
    assertThat(folder.out())
        .contains("  and 3 more sentences; --all shows them")
        .filteredOn(line -> line.startsWith("  in other words, "))
        .hasSize(3)
        .first()
        .asString()
        .startsWith("  in other words, DECIDED: Members of River Trust are tired of the old");

    folder.execute("explain", "--all", "--published", "2026-03-06", article.toString());
    assertThat(folder.out())
        .noneMatch(line -> line.contains("--all"))
        .filteredOn(line -> line.startsWith("  in other words, "))
        .hasSize(6);
  }

  @Test
  void saysThatASentenceIsEnoughButTheArticleIsNot() throws IOException {
    String text = "It rained in the valley, and a road was closed. ".repeat(150);
    String dam = "River Trust said the dam had blocked salmon for ninety years.";
    Path article = folder.write("article.txt", "A meeting\n\n" + text + dam);

    folder.execute("explain", "--published", "2026-06-06", article.toString());
    assertThat(folder.out())
        .containsSubsequence(
            "  in other words, met:     " + dam,
            "    needed 1.5 to count by itself: you say it",
            "    but the whole article is not likely enough to say it: see “in all”")
        .anySatisfy(line -> assertThat(line).matches("  in all, .*; needed 53 %: not met"));
  }

  @Test
  void saysThatASentenceIsAnothersOrNobodys() throws IOException {
    String us = "A dam in dispute\n\nRiver Trust was at the meeting. ";
    String dam = "The dam has blocked salmon for ninety years";
    Path article = folder.write("article.txt", us + dam + ", said the mayor, Ann Lee.");

    folder.execute("explain", "--published", "2026-03-06", article.toString());
    assertThat(folder.out())
        .contains("    doesn't count: others say it")
        .anySatisfy(line -> assertThat(line).matches("  in all, .*; needed 53 %: not met"))
        .containsSubsequence(
            "FOUND: a MENTION: it names you, and nothing of a release was found",
            "ALERT: Names → console")
        .noneMatch(line -> line.contains("confidence") || line.contains("DECIDED"));

    folder.write("article.txt", us + "It was dry. " + dam + ".");
    folder.execute("explain", "--published", "2026-04-06", article.toString());
    assertThat(folder.out())
        .contains("    doesn't count by itself: nobody says it, and it isn't about you")
        .noneMatch(line -> line.contains("others say it"));
  }

  @Test
  void saysWhyALikelyArticleIsNoParaphrase() throws IOException {
    Path article =
        folder.write(
            "article.txt",
            """
            A dam in dispute

            River Trust was at the meeting. The old dam at Allerford blocked the salmon for ninety
            years and must be removed by the council in spring, said the mayor, Ann Lee. Nobody used
            the mill since 1961, said Ann Lee.
            """);

    folder.execute("explain", "--published", "2026-03-03", article.toString());

    assertThat(folder.out())
        .containsSubsequence(
            "FOUND: a MENTION: it names you, and nothing of a release was found",
            "       because no sentence that says what dams says is yours or about you",
            "ALERT: Names → console",
            "    but it doesn't count: no sentence that says it is yours or about you")
        .anySatisfy(
            line -> assertThat(line).matches("  in all, \\d\\d % likely .*; needed 53 %: met"));
  }

  @Test
  void countsTheWordsOfOthersAsNoneOfYours() throws IOException {
    String said = "The mayor, Ann Lee, said: “The dam has blocked salmon for ninety years”.";
    Path article = folder.write("article.txt", "A dam\n\n" + said + " River Trust nods.\n");

    folder.execute("explain", "--published", "2026-03-03", article.toString());

    assertThat(folder.out())
        .contains("FOUND: a MENTION: it names you, and nothing of a release was found")
        .noneMatch(line -> line.startsWith("  words of yours"))
        .anySatisfy(
            line -> assertThat(line).matches("  quote +8 words .* in a row; needed 10: not met"))
        .anySatisfy(line -> assertThat(line).matches("    and +8 of these .*; needed 8: met"));
  }

  @Test
  void saysThatAReprintNeedsWordsOutsideQuotationMarks() throws IOException {
    String quoted =
        "“The dam has blocked salmon for ninety years”, “nobody has used its mill since”";
    Path article = folder.write("article.txt", "A dam\n\nAnn Lee said: " + quoted + ".\n");

    folder.execute("explain", "--published", "2026-03-03", article.toString());

    assertThat(folder.out())
        .contains("FOUND: nothing")
        .containsSubsequence(
            "  reprint          73 % of the article's words are the release's; needed 60: met",
            "    and             0 of these words are outside quotation marks; needed 8: not met");
  }

  @Test
  void showsTheMessageWithWhichASentenceWasCompared() throws IOException {
    String watch = TestFolder.watch("'\"river trust\"'");
    folder.write("watch.yaml", watch + "messages: [{ sentence: Turbines grind eels to pulp. }]\n");
    Path article =
        folder.write(
            "article.txt",
            "News of the day\n\nRiver Trust said that the turbines grind all eels.\n");

    folder.execute("explain", "--published", "2026-03-06", article.toString());

    assertThat(folder.out())
        .containsSubsequence(
            "  in other words, DECIDED: River Trust said that the turbines grind all eels.",
            "    your message: Turbines grind eels to pulp.",
            "    shared, worth 3.0 rare words: turbines, grind, eels",
            "    needed 1.5 to count by itself: you say it");
  }

  @Test
  void saysThatAPersonHasRejectedThePickup() throws IOException {
    folder.write(
        "watch.yaml",
        TestFolder.watch("'\"river trust\"'")
            + "rejected: [{ pickup: \"https://gazette.example/dam\" }]\n");
    String text = TestFolder.RELEASE.replace("\n", " ").replace("“", "'").replace("”", "'");
    Path article =
        folder.write(
            "article.jsonl",
            "{\"title\":\"The dam must go\",\"url\":\"https://gazette.example/dam\",\"text\":\"%s\"}"
                .formatted(text));

    folder.execute("explain", article.toString());

    assertThat(folder.out())
        .containsSubsequence(
            "FOUND: a MENTION: it names you, and nothing of a release was found",
            "       because a person has rejected it: see rejected in watch.yaml");
  }

  @Test
  void showsWhereDraftsMatchedApartFromTags() throws IOException {
    folder.write(
        "watch.yaml", TestFolder.watch("'\"river trust\"', { query: pool*, status: draft }"));
    Path article = folder.write("article.txt", "River pools\n\nThe pool is closed.\n");

    folder.execute("explain", article.toString());

    assertThat(folder.out())
        .containsSubsequence(
            "FOUND: nothing",
            "ALERT: none, because no route fits",
            "TAGS: none",
            "DRAFTS: counted, and nobody is told",
            "  us  (rule us#2, part pool*)",
            "      title: pools  in  “River pools”",
            "      text: pool  in  “The pool is closed.”");
  }

  @Test
  void saysWhyThereIsNoAlert() throws IOException {
    Path article = folder.write("article.txt", "Nothing of interest\n\nIt rained all day.\n");

    folder.execute("explain", article.toString());

    assertThat(folder.out())
        .contains("TAGS: none", "FOUND: nothing", "ALERT: none, because no route fits");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "empty.txt | '' | has no text",
        "spaces.txt | ' \n \n' | has no text",
        "zeros.txt | '\0\0\0 a' | is not UTF-8 text",
        "empty.jsonl | '' | has no text",
        "blank.jsonl | ' \n' | has no text",
        "second.jsonl | '{\"title\":\"A\"}\n\n{}' | line 3 is no article: has no title",
        "untitled.jsonl | '{\"text\":\"A\"}' | line 1 is no article: has no title",
        "text.json | 'A text' | line 1 is no article: is not JSON: ",
      })
  void namesAFileThatIsNoArticle(String name, String content, String why) throws IOException {
    Path file = folder.write(name, content);

    assertThat(folder.execute("explain", file.toString())).isEqualTo(1);

    assertThat(folder.out()).isEmpty();
    assertThat(folder.err().lines()).hasSize(1);
    assertThat(folder.err()).startsWith("vigie: " + file + " " + why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"picture.txt", "picture.jsonl"})
  void namesABinaryFile(String name) throws IOException {
    Path file = folder.write(name, "");
    Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff});

    assertThat(folder.execute("explain", file.toString())).isEqualTo(1);

    assertThat(folder.err()).isEqualTo("vigie: " + file + " is not UTF-8 text\n");
  }

  @Test
  void namesAFolder() {
    assertThat(folder.execute("explain", dir.toString())).isEqualTo(1);

    assertThat(folder.err()).isEqualTo("vigie: " + dir + " is a folder; name a file in it\n");
  }

  @Test
  void namesALinkThatLeadsNowhere() throws IOException {
    Path link = Files.createSymbolicLink(dir.resolve("article.txt"), Path.of("gone.txt"));

    assertThat(folder.execute("explain", link.toString())).isEqualTo(1);

    assertThat(folder.err())
        .isEqualTo("vigie: " + link + " is a link to gone.txt, which is not there\n");
  }

  @Test
  void saysThatTheEncodingOfTheWatchIsAssumed() throws IOException {
    Path watch = dir.resolve("watch.yaml");
    Files.write(watch, (Files.readString(watch) + "# café\n").getBytes(ISO_8859_1));
    Path article = folder.write("article.txt", "At the mill\n\nIt rained.\n");

    folder.execute("explain", article.toString());

    assertThat(folder.err()).startsWith("warning: watch.yaml is not UTF-8; it is read as");
  }

  @Test
  void namesAnArticleThatIsNowhere() {
    assertThat(folder.execute("explain", "--data", dir + "/none", "abc")).isEqualTo(1);
    assertThat(folder.err())
        .isEqualTo("vigie: abc is no file, and no kept article has this id or address\n");
  }
}
