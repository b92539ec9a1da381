package org.vigie.standalone.releases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.standalone.cli.Vigie;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;

class ReleasesCommandTest {
  private static final String WATCH =
      """
      watch: river
      organisation:
        name: River Trust
        domains: []
        tags: [us]
        timeZone: Europe/London
      tags:
        - id: us
          name: River Trust
          rules: ['"river trust"']
      # Ours, the oldest first.
      releases:
        - id: 2026-03-01-dam   # the first
          file: releases/2026-03-01-dam.en.md
          published: 2026-03-01
      # the end
      """;
  private static final String ENGLISH =
      """
      The mill will turn again

      Allerford, 20 November 2026 – River Trust will restore the old mill of Allerford and open it to the schools of the
      valley. The work costs 46,000 pounds and will take two years.
      """;
  private static final String FRENCH =
      """
      Le moulin tournera de nouveau

      River Trust va restaurer le vieux moulin d'Allerford et l'ouvrir aux écoles de la vallée. Les travaux coûtent
      46 000 livres et dureront deux ans, selon l'association.
      """;

  private static final String GERMAN =
      """
      Die Mühle dreht sich wieder

      River Trust wird die alte Mühle von Allerford instand setzen und für die Schulen des Tals öffnen. Die Arbeiten
      kosten 46.000 Pfund und dauern zwei Jahre, sagt der Verein.
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path dir;
  @TempDir private Path desk;

  @BeforeEach
  void writeWatch() throws IOException {
    Files.writeString(dir.resolve("watch.yaml"), WATCH);
    Files.createDirectory(dir.resolve("releases"));
    Files.writeString(
        dir.resolve("releases/2026-03-01-dam.en.md"), "# The dam must go\n\nIt has no use.\n");
  }

  @Test
  void addsAReleaseAndItsTranslation() throws Exception {
    Path english = Files.writeString(desk.resolve("Mill.txt"), ENGLISH);
    Path french = OfficeDocuments.word(desk.resolve("Moulin.docx"), paragraphs(FRENCH));

    assertThat(execute("add", english.toString(), french.toString())).isZero();

    assertThat(Files.readString(dir.resolve("watch.yaml")))
        .startsWith(WATCH.replace("# the end\n", ""))
        .endsWith("# the end\n");
    Release added = releases().getLast();
    assertThat(added.id()).isEqualTo("2026-11-20-mill");
    assertThat(added.published()).isEqualTo(Instant.parse("2026-11-20T00:00:00Z"));
    assertThat(added.texts())
        .extracting(ReleaseText::title)
        .containsExactly("The mill will turn again", "Le moulin tournera de nouveau");
    assertThat(added.keyMessages()).isEmpty();
    assertThat(out.toString(UTF_8))
        .contains(
            "wrote " + dir.resolve("releases/2026-11-20-mill.en.txt"),
            "The release 2026-11-20-mill is dated 2026-11-20 (its text).",
            "A running vigie run takes it.");
  }

  @Test
  void saysThatADayLiesAhead() throws Exception {
    Path english = Files.writeString(desk.resolve("mill.txt"), ENGLISH);

    assertThat(execute("add", "--published", "2199-11-20", english.toString())).isZero();

    assertThat(out.toString(UTF_8))
        .contains("is dated 2199-11-20 (--published).", "This day lies ahead");
  }

  @Test
  void addsAPageWithItsDay() throws Exception {
    String page =
        """
        <html lang="fr"><head><title>Le moulin tournera de nouveau</title>
        <meta property="article:published_time" content="2026-11-18T09:00:00+00:00"></head>
        <body><article><h1>Le moulin tournera de nouveau</h1><p>%s</p><p>%s</p></article></body></html>
        """
            .formatted(FRENCH.lines().skip(2).toList().getFirst(), FRENCH);
    HttpServer server = serve(page);
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/presse/12";
    try {
      assertThat(execute("add", address)).isZero();
    } finally {
      server.stop(0);
    }

    assertThat(releases().getLast().id()).isEqualTo("2026-11-18-le-moulin-tournera-de-nouveau");
    assertThat(releases().getLast().texts().getFirst().title())
        .isEqualTo("Le moulin tournera de nouveau");
    assertThat(out.toString(UTF_8)).contains("is dated 2026-11-18 (its page)");
  }

  @Test
  void theLanguageInANameCountsIfTheTextDoesNotTell() throws Exception {
    Path file =
        Files.writeString(desk.resolve("prices.nl.txt"), "Olmar 46 Vesk 12 Torn 9 ".repeat(5));

    assertThat(execute("add", file.toString(), "--published", "2026-11-30")).isZero();

    assertThat(dir.resolve("releases/2026-11-30-prices.nl.txt")).exists();
  }

  @Test
  void releasesThatShareAListAreNotEdited() throws Exception {
    String shared =
        WATCH.replaceFirst(
            "(?s)releases:.*",
            """
            releases:
              - { id: a, file: releases/2026-03-01-dam.en.md, translations: &both [releases/b.fr.txt] }
              - { id: b, file: releases/2026-03-01-dam.en.md, translations: *both }
            """);
    Files.writeString(dir.resolve("watch.yaml"), shared);
    Files.writeString(dir.resolve("releases/b.fr.txt"), FRENCH);
    Path german = Files.writeString(desk.resolve("muehle.txt"), GERMAN);

    assertThat(execute("add", german.toString(), "--translation-of", "b")).isEqualTo(2);

    assertThat(err.toString(UTF_8))
        .contains("has a form that can't be edited here: edit it yourself");
    assertThat(Files.readString(dir.resolve("watch.yaml"))).isEqualTo(shared);
    assertThat(dir.resolve("releases").toFile().list()).hasSize(2);
  }

  @Test
  void theDayCanBeGiven() throws Exception {
    Path file = Files.writeString(desk.resolve("mill.txt"), ENGLISH);

    assertThat(execute("add", file.toString(), "--published", "2026-12-01")).isZero();

    assertThat(releases().getLast().id()).isEqualTo("2026-12-01-mill");
    assertThat(dir.resolve("releases/2026-12-01-mill.en.txt")).exists();
  }

  @Test
  void messagesOfEarlierReleasesAreNotThoseOfANewOne() throws Exception {
    String message = "messages:\n  - id: salmon\n    sentence: The salmon cannot pass the dam.\n";
    Files.writeString(dir.resolve("watch.yaml"), message + WATCH);
    Path file = Files.writeString(desk.resolve("mill.txt"), ENGLISH);

    assertThat(execute("add", file.toString())).isZero();

    assertThat(releases())
        .extracting(Release::keyMessages)
        .containsExactly(List.of("salmon"), List.of());
    assertThat(out.toString(UTF_8)).contains("stay with earlier releases");
  }

  @Test
  void addsATranslationLater() throws Exception {
    Path english = Files.writeString(desk.resolve("mill.txt"), ENGLISH);
    Path french = Files.writeString(desk.resolve("moulin.txt"), FRENCH);
    execute("add", english.toString());

    int status = execute("add", french.toString(), "--translation-of", "2026-11-20-mill");

    assertThat(status).isZero();
    assertThat(releases().getLast().texts())
        .extracting(ReleaseText::language)
        .containsExactly("en", "fr");
    assertThat(dir.resolve("releases/2026-11-20-mill.fr.txt")).exists();
  }

  @Test
  void leavesEverythingAsItWasIfItCannotAdd() throws Exception {
    Path english = Files.writeString(desk.resolve("2026-11-20-mill.txt"), ENGLISH);
    Path sheet = Files.writeString(desk.resolve("mill.pdf"), "%PDF-1.7");
    execute("add", english.toString());
    String before = Files.readString(dir.resolve("watch.yaml"));

    assertThat(execute("add", english.toString())).isEqualTo(2);
    assertThat(execute("add", sheet.toString())).isEqualTo(2);
    Files.writeString(english, ENGLISH + "It opens in spring.\n");
    assertThat(execute("add", english.toString())).isEqualTo(2);
    Files.move(english, desk.resolve("2026-11-21-mill.txt"));
    String other = desk.resolve("2026-11-21-mill.txt").toString();
    assertThat(execute("add", other, "--translation-of", "2026-01-01-x")).isEqualTo(2);

    assertThat(err.toString(UTF_8))
        .contains(
            "has a release 2026-11-20-mill already; to correct it, edit its file in "
                + dir.resolve("rel"),
            dir.resolve("releases/2026-11-20-mill.en.txt") + " is there with another text",
            "mill.pdf: a release is a file that ends with .txt, .md, .docx, .odt or .html",
            "watch.yaml has no release 2026-01-01-x, but [2026-03-01-dam, 2026-11-20-mill]");
    assertThat(Files.readString(dir.resolve("watch.yaml"))).isEqualTo(before);
    assertThat(dir.resolve("releases").toFile().list()).hasSize(2);
  }

  @Test
  void saysWhatLooksLikeATranslationOrACopy() throws Exception {
    Path english = Files.writeString(desk.resolve("mill.txt"), ENGLISH);
    Path copy = Files.writeString(desk.resolve("copy.txt"), ENGLISH);
    Path french = Files.writeString(desk.resolve("2026-11-20-moulin.txt"), FRENCH);
    execute("add", english.toString());

    assertThat(execute("add", copy.toString())).isEqualTo(2);
    assertThat(execute("add", french.toString())).isZero();
    assertThat(execute("add", copy.toString(), "--translation-of", "2026-11-20-mill")).isEqualTo(2);
    assertThat(execute("add", copy.toString(), "--published", "20/11/2026")).isEqualTo(2);
    Path other = Files.writeString(desk.resolve("other.txt"), ENGLISH + "It opens in spring.\n");
    assertThat(execute("add", "--published", "2026-12-01", english.toString(), other.toString()))
        .isEqualTo(2);

    assertThat(out.toString(UTF_8))
        .contains(
            "is a translation of 2026-11-20-mill, remove it, and add it with --translation-of");
    assertThat(err.toString(UTF_8))
        .contains(
            "2026-11-20-copy has the same text as the release 2026-11-20-mill",
            "the release 2026-11-20-mill has a text in the language en already",
            "'20/11/2026' is no day such as 2026-11-20",
            "--published is the day of one release");
  }

  @Test
  void aFormThatCannotBeEditedIsNamed() throws Exception {
    Files.writeString(
        dir.resolve("watch.yaml"), WATCH.replaceFirst("(?s)releases:.*", "releases: {}\n"));
    Path file = Files.writeString(desk.resolve("mill.txt"), ENGLISH);

    assertThat(execute("add", file.toString())).isEqualTo(2);

    assertThat(dir.resolve("releases").toFile().list()).hasSize(1);
  }

  @Test
  void removingTheLastReleaseKeepsComments() throws Exception {
    Path watch = dir.resolve("watch.yaml");
    String commented =
        WATCH
            .replace("releases:\n", "releases: # ours\n  # the first one\n")
            .replace("# the end\n", "  # the next one\n# the end\n");
    Files.writeString(watch, commented);

    assertThat(execute("remove", "2026-03-01-dam")).isZero();

    assertThat(Files.readString(watch))
        .endsWith("releases: [] # ours\n  # the first one\n  # the next one\n# the end\n");
  }

  @Test
  void removesARelease() throws Exception {
    assertThat(execute("remove", "2026-03-01-dam")).isZero();
    assertThat(execute("remove", "2026-03-01-dam")).isEqualTo(2);

    assertThat(releases()).isEmpty();
    assertThat(Files.readString(dir.resolve("watch.yaml")))
        .contains("# Ours, the oldest first.\nreleases: []\n# the end\n");
    assertThat(dir.resolve("releases/2026-03-01-dam.en.md")).exists();
  }

  private static String paragraphs(String text) {
    StringBuilder body = new StringBuilder();
    text.strip()
        .lines()
        .forEach(line -> body.append("<w:p><w:r><w:t>" + line + "</w:t></w:r></w:p>"));
    return body.toString();
  }

  private static HttpServer serve(String page) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean isPage = exchange.getRequestURI().getPath().startsWith("/presse");
          byte[] body = (isPage ? page : "").getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(isPage ? 200 : 404, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private List<Release> releases() throws BadConfigurationException {
    return Configuration.readWatch(dir, List.of()).releases();
  }

  @Test
  void keepsWhatAnotherCommandChangedMeanwhile() throws Exception {
    String second =
        "  - id: 2026-04-01-mill\n    file: releases/mill.en.md\n    published: 2026-04-01\n";
    Files.writeString(dir.resolve("releases/mill.en.md"), "# The mill turns\n\nIt is open.\n");
    Path file = dir.resolve("watch.yaml");
    Files.writeString(file, WATCH.replace("# the end\n", second));
    var edit = new ReleasesEdit(dir);
    String rejected = "rejected: [{ pickup: 'https://echo.example/1' }]\n";
    Files.writeString(file, WATCH.replaceFirst("(?s)  - id: 2026.*", second) + rejected);

    edit.remove("2026-04-01-mill");

    assertThat(file).content().contains(rejected).doesNotContain("mill");
  }

  private int execute(String... arguments) {
    List<String> command = new ArrayList<>(List.of("releases"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--config", dir.toString()));
    return Vigie.line(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .execute(command.toArray(String[]::new));
  }
}
