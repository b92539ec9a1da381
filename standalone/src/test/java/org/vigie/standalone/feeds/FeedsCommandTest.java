package org.vigie.standalone.feeds;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.standalone.cli.Vigie;

class FeedsCommandTest {
  private static final String FEEDS =
      """
      outlets:
        - id: gazette # ours
          name: La Gazette
          domain: gazette.example
          feeds: [https://gazette.example/rss]
      """;
  private static final String OPML =
      """
      <opml version="2.0"><body><outline text="Press">
      <outline text="Gazette" xmlUrl="https://gazette.example/rss"/>
      <outline text="L'Écho" xmlUrl="https://echo.example/rss" language="fr"/>
      </outline></body></opml>
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path dir;

  @Test
  void importsWhatIsNew() throws IOException {
    Path file = Files.writeString(dir.resolve("feeds.yaml"), FEEDS);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path opml = Files.writeString(dir.resolve("my.opml"), OPML);

    assertThat(execute("import", opml.toString())).isZero();

    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            L'Écho (new outlet echo): https://echo.example/rss
            1 feed added to %s, with 1 new outlet of tier 3; 1 skipped.
            """
                .formatted(file));
    assertThat(err.toString(UTF_8))
        .isEqualTo("vigie: my.opml line 2: https://gazette.example/rss is in feeds.yaml already\n");
    assertThat(Files.readString(file)).startsWith(FEEDS).contains("- id: echo");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    assertThat(dir.toFile().list()).containsExactlyInAnyOrder("feeds.yaml", "my.opml");
  }

  @Test
  void aDryRunChangesNothing() throws IOException {
    Path file = Files.writeString(dir.resolve("feeds.yaml"), FEEDS);
    Path opml =
        Files.writeString(
            dir.resolve("my.opml"), OPML.replace("https://gazette", "gopher://gazette"));

    assertThat(execute("import", "--dry-run", opml.toString())).isEqualTo(1);

    assertThat(out.toString(UTF_8)).contains("1 feed would be added");
    assertThat(Files.readString(file)).isEqualTo(FEEDS);
  }

  @Test
  void leavesAFileWhoseEncodingIsOnlyAssumed() throws IOException {
    byte[] latin = FEEDS.replace("La Gazette", "L'Été").getBytes(ISO_8859_1);
    Path file = Files.write(dir.resolve("feeds.yaml"), latin);
    Path opml = Files.writeString(dir.resolve("my.opml"), OPML);

    assertThat(execute("import", opml.toString())).isNotZero();

    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "vigie: " + file + " is not UTF-8, so it is not changed; save it as UTF-8 first\n");
    assertThat(file).hasBinaryContent(latin);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void severalCommandsAtOnceKeepEachOthersFeeds(boolean isNew) throws Exception {
    if (!isNew) {
      Files.writeString(dir.resolve("feeds.yaml"), FEEDS);
    }
    List<Callable<Integer>> imports = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String feed = "<outline xmlUrl='https://n%d.example/rss'/>".formatted(i);
      String opml = "<opml version='2.0'><body>" + feed + "</body></opml>";
      Path file = Files.writeString(dir.resolve(i + ".opml"), opml);
      imports.add(() -> execute("import", file.toString()));
    }

    try (var threads = Executors.newFixedThreadPool(imports.size())) {
      for (Future<Integer> each : threads.invokeAll(imports)) {
        assertThat(each.get()).isZero();
      }
    }

    assertThat(dir.resolve("feeds.yaml"))
        .content()
        .contains(IntStream.range(0, 8).mapToObj(i -> "https://n" + i + ".example/rss").toList());
  }

  @Test
  void keepsALinkToTheFile() throws IOException {
    Path real =
        Files.writeString(Files.createDirectory(dir.resolve("real")).resolve("list.yaml"), FEEDS);
    Files.createSymbolicLink(dir.resolve("feeds.yaml"), real);
    Path opml = Files.writeString(dir.resolve("my.opml"), OPML);

    assertThat(execute("import", opml.toString())).isZero();

    assertThat(dir.resolve("feeds.yaml")).isSymbolicLink();
    assertThat(real).content().contains("echo.example");
  }

  @Test
  void exportsAndImportsIntoANewFolder() throws IOException {
    Files.writeString(dir.resolve("feeds.yaml"), FEEDS);
    assertThat(execute("export")).isZero();
    Path opml = Files.writeString(dir.resolve("x.opml"), out.toString(UTF_8));
    Path other = Files.createDirectory(dir.resolve("other"));

    assertThat(run("feeds", "import", "--config", other.toString(), opml.toString())).isZero();

    assertThat(other.resolve("feeds.yaml"))
        .content()
        .contains("name: La Gazette", "https://gazette.example/rss");
  }

  @Test
  void removesAFeedAndSaysThatItWasTheLast() throws IOException {
    Path file = Files.writeString(dir.resolve("feeds.yaml"), FEEDS);

    assertThat(execute("remove", "https://gazette.example/rss")).isZero();

    assertThat(Files.readString(file))
        .isEqualTo(FEEDS.replace("[https://gazette.example/rss]", "[]"));
    assertThat(out.toString(UTF_8)).contains("The outlet gazette has no feed left.");
    assertThat(err.toString(UTF_8)).contains("vigie run needs at least one");
    assertThat(execute("remove", "https://gazette.example/rss")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "import none.opml           | none.opml is not there",
        "import .                   | is a folder; a file is expected",
        "import feeds.yaml          | feeds.yaml is no OPML: it has no element <opml>",
        "remove nobody              | nobody: no feed has this URL or id",
        "add ftp://gazette.example  | doesn't begin with http:// or https://",
        "add https://               | https:// is not an address",
        "add a.example --since x    | --since x is not a number of days such as 30d",
      })
  void eachMistakeIsOneSentence(String line, String message) throws IOException {
    Files.writeString(dir.resolve("feeds.yaml"), FEEDS);
    String inDir = line.replaceFirst("import ", "import " + dir + "/");

    assertThat(execute(inDir.split(" "))).isIn(1, 2);

    assertThat(err.toString(UTF_8)).contains(message).doesNotContain("Exception");
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(dir.resolve("feeds.yaml")).content().isEqualTo(FEEDS);
  }

  @Test
  void aLinkToAFileThatIsAwayStays() throws IOException {
    Path away = dir.resolve("share/feeds.yaml");
    Path link = Files.createSymbolicLink(dir.resolve("feeds.yaml"), away);
    Path opml = Files.writeString(dir.resolve("my.opml"), OPML);

    assertThat(execute("import", opml.toString())).isEqualTo(2);

    assertThat(link).isSymbolicLink();
    assertThat(err.toString(UTF_8))
        .isEqualTo("feeds.yaml: is a link to %s, which is not there%n".formatted(away));
  }

  @Test
  void aMistakeInTheFileIsNamedAndNothingIsWritten() throws IOException {
    Path file = Files.writeString(dir.resolve("feeds.yaml"), FEEDS + "    tier: 9\n");
    Path opml = Files.writeString(dir.resolve("my.opml"), OPML);

    assertThat(execute("import", opml.toString())).isEqualTo(2);

    assertThat(err.toString(UTF_8))
        .startsWith("feeds.yaml line 6: outlets.tier: 9 is not a whole number");
    assertThat(file).content().endsWith("tier: 9\n");
  }

  @Test
  void findsFeedsOfAHomePageAndAddsTheChosenOnes() throws IOException {
    Files.writeString(dir.resolve("feeds.yaml"), FEEDS);
    HttpServer site = site();
    try {
      String home = "http://127.0.0.1:" + site.getAddress().getPort() + "/";

      assertThat(execute("add", home)).isEqualTo(1);
      assertThat(err.toString(UTF_8)).contains("nothing is added; choose with --pick 1,2 or --all");
      assertThat(execute("add", home, "--pick", "3")).isEqualTo(2);
      assertThat(execute("add", home, "--pick", "2", "--since", "30d")).isZero();
      assertThat(err.toString(UTF_8))
          .contains(home + "sport is on a private network, so it needs allowPrivate: true");

      assertThat(out.toString(UTF_8))
          .contains(
              " 1  Une", " 2  Sport", "1 entry, newest", "declared by the page", "has an archive");
      assertThat(dir.resolve("feeds.yaml"))
          .content()
          .startsWith(FEEDS)
          .contains("name: The Site", "domain: \"127.0.0.1\"", "allowPrivate: true", "since: \"20")
          .contains(home + "sport")
          .doesNotContain(home + "une");
    } finally {
      site.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "defaults: { allowPrivate: true }\noutlets:\n",
        "outlets:\n  - { id: a, name: A, domain: \"127.0.0.1\", allowPrivate: true, feeds: [] }\n"
      })
  void doesNotRepeatThatItsOutletMayBePrivate(String before) throws IOException {
    Files.writeString(dir.resolve("feeds.yaml"), before);
    HttpServer site = site();
    try {
      String home = "http://127.0.0.1:" + site.getAddress().getPort() + "/";

      assertThat(execute("add", home + "une")).isZero();

      assertThat(Files.readString(dir.resolve("feeds.yaml")).replaceFirst("allowPrivate", ""))
          .contains(home + "une")
          .doesNotContain("allowPrivate");
    } finally {
      site.stop(0);
    }
  }

  private static HttpServer site() throws IOException {
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String head =
        "<meta property='og:site_name' content='The Site'>"
            + "<link rel=alternate type='application/rss+xml' href=/une><link rel=alternate type='application/rss+xml' href=/sport>";
    site.createContext(
        "/",
        exchange -> {
          String body =
              switch (exchange.getRequestURI().getPath()) {
                case "/" -> head;
                case "/une" -> feed("Une", "");
                case "/sport" -> feed("Sport", "<link rel='next' href='/older'/>");
                default -> "";
              };
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(
              bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    site.start();
    return site;
  }

  private static String feed(String title, String link) {
    return "<rss version='2.0'><channel><title>%s</title>%s<item><title>x</title><link>https://x.example/%s</link><pubDate>Wed, 12 Feb 2025 09:00:00 GMT</pubDate></item></channel></rss>"
        .formatted(title, link, title);
  }

  private int execute(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "feeds";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--config";
    all[all.length - 1] = dir.toString();
    return run(all);
  }

  private int run(String... arguments) {
    return Vigie.line(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .execute(arguments);
  }
}
