package org.vigie.standalone.init;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.standalone.JavaProcess;

/** From a release to the first alert, with the commands that README names, and no query written. */
class FirstAlertIT {
  private static final String RELEASE =
      """
      Sailing Museum to launch the Marie-Jeanne again

      The tuna boat Marie-Jeanne, built in 1936, will sail again next summer. The Sailing Museum has
      spent nine years and 2.4 million euros on her restoration.

      “A boat that no longer sails is a photograph of the sea, and we have enough photographs,” says
      Yann Le Bihan, director of the Sailing Museum of Port Lannec.

      The tuna boat will take twelve visitors a day. Children of Port Lannec sail free of charge.
      """;

  private HttpServer outlet;
  @TempDir private Path folder;

  @BeforeEach
  void serve() throws IOException {
    outlet = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    Map<String, String> pages =
        Map.of(
            "/",
            """
            <html lang="en"><title>The Lannec Gazette</title>
            <link rel="alternate" type="application/rss+xml" href="/rss"></html>
            """,
            "/rss",
            "<rss version=\"2.0\"><channel><title>The Lannec Gazette</title><language>en</language>"
                + item("boat", "Old tuna boat to sail again", SAID, date)
                + item("cowes", "Sailing Museum of Cowes shuts its doors", "It rained.", date)
                + item("fish", "Record catch of sardines", "A good year for the port.", date)
                + "</channel></rss>");
    outlet.createContext(
        "/",
        exchange -> {
          String page = pages.get(exchange.getRequestURI().getPath());
          byte[] body = page == null ? new byte[0] : page.getBytes(UTF_8);
          exchange.sendResponseHeaders(page == null ? 404 : 200, page == null ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    outlet.start();
  }

  private static final String SAID =
      "“A boat that no longer sails is a photograph of the sea, and we have enough photographs,” said"
          + " Yann Le Bihan, who runs the museum.";

  private static String item(String id, String title, String text, String date) {
    return "<item><title>%s</title><link>/%s</link><pubDate>%s</pubDate><description>%s</description></item>"
        .formatted(title, id, date, text);
  }

  @AfterEach
  void stop() {
    outlet.stop(0);
  }

  @Test
  void aReleaseAndANameMakeTheRightAlert() throws Exception {
    Path release = Files.writeString(folder.resolve("release.txt"), RELEASE);
    Path config = folder.resolve("museum");
    run(
        "init",
        config.toString(),
        "--name",
        "Sailing Museum",
        "--spokesperson",
        "Yann Le Bihan",
        "--release",
        release.toString(),
        "--outlet",
        "http://127.0.0.1:" + outlet.getAddress().getPort());
    // why: a test must not search the news.
    Path feeds = config.resolve("feeds.yaml");
    String text = Files.readString(feeds);
    Files.writeString(feeds, text.substring(0, text.indexOf("searches:")));

    String printed =
        run(
            "run",
            "--once",
            "--config",
            config.toString(),
            "--data",
            folder.resolve("data").toString());

    assertThat(printed)
        .contains("Old tuna boat to sail again", "The Lannec Gazette")
        .doesNotContain("Cowes", "sardines");
  }

  private String run(String... command) throws Exception {
    Path out = folder.resolve("out-" + command[0]);
    Process process = JavaProcess.vigie(out, command);
    int status = process.waitFor();
    String printed = Files.readString(out);
    assertThat(status).as(printed).isZero();
    return printed;
  }
}
