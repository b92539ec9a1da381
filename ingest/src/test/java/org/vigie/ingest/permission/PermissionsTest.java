package org.vigie.ingest.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.fetch.TestServer.answer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.fields.FullText;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.FeedFetchers;
import org.vigie.ingest.fetch.TestClock;
import org.vigie.ingest.fetch.TestServer;
import org.vigie.ingest.permission.Decision.Granted;
import org.vigie.ingest.permission.Decision.Postponed;
import org.vigie.ingest.permission.Decision.Reason;
import org.vigie.ingest.permission.Decision.Refused;
import org.vigie.ingest.permission.Statement.Source;

class PermissionsTest {
  private static final Visitor VISITOR = new Visitor("Vigie/1 (test)", false);

  private final TestClock clock = new TestClock();
  @AutoClose private final FeedFetcher fetcher = FeedFetchers.anywhere(clock);
  private final Permissions permissions = new Permissions(clock, fetcher.pages());
  @AutoClose private final TestServer server = new TestServer();

  @Test
  void aSiteWithoutRulesMayBeRead() throws InterruptedException {
    var granted = (Granted) before("/a", FullText.AUTO);

    assertThat(granted.delay()).isZero();
    assertThat(granted.statements())
        .extracting(Statement::source)
        .containsExactly(Source.SETTING, Source.ROBOTS_TXT, Source.TDMREP);
    assertThat(granted.statements())
        .extracting(each -> each.where() + ": " + each.words())
        .contains("fullText: auto: allowed unless the outlet objects")
        .anySatisfy(line -> assertThat(line).endsWith("/robots.txt: there is none (404)"));
  }

  @Test
  void theSettingNeverAsksForNothing() throws InterruptedException {
    robots("User-agent: *\nAllow: /");

    var refused = (Refused) before("/a", FullText.NEVER);

    assertThat(refused.reason()).isEqualTo(Reason.NEVER);
    assertThat(server.requests).isEmpty();
  }

  @Test
  void ourOwnGroupCountsBeforeThatForAll() throws InterruptedException {
    robots(
        """
        User-agent: *
        Disallow: /

        User-agent: Vigie
        Disallow: /prive
        Allow: /prive/presse
        Crawl-delay: 7
        """);

    var granted = (Granted) before("/a", FullText.AUTO);
    var refused = (Refused) before("/prive/a", FullText.AUTO);

    assertThat(granted.delay()).isEqualTo(Duration.ofSeconds(7));
    assertThat(refused.reason()).isEqualTo(Reason.ROBOTS_TXT);
    assertThat(refused.statements().getLast().where()).endsWith("/robots.txt");
    assertThat(before("/prive/presse/a", FullText.AUTO)).isInstanceOf(Granted.class);
  }

  @Test
  void theGroupOfAnotherRobotDoesNotConcernUs() throws InterruptedException {
    robots("User-agent: VigieFox\nUser-agent: GPTBot\nDisallow: /");

    assertThat(before("/a", FullText.AUTO)).isInstanceOf(Granted.class);
  }

  @ParameterizedTest
  @CsvSource({"400", "401", "403", "404", "410", "451"})
  void aRobotsFileThatTheServerRefusesForbidsNothing(int status) throws InterruptedException {
    server.at("/robots.txt", status);

    assertThat(before("/a", FullText.AUTO)).isInstanceOf(Granted.class);
  }

  @ParameterizedTest
  @CsvSource({"500", "502", "503", "429"})
  void aServerWithAnErrorIsNotReadNow(int status) throws InterruptedException {
    server.at("/robots.txt", status);

    var postponed = (Postponed) before("/a", FullText.AUTO);

    assertThat(postponed.pause()).isEqualTo(SiteFile.RETRY);
    assertThat(before("/a", FullText.AUTO)).isInstanceOf(Postponed.class);
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void isAskedAgainAfterADay() throws InterruptedException {
    var status = new AtomicInteger(404);
    server.at("/robots.txt", exchange -> exchange.sendResponseHeaders(status.get(), -1));
    before("/a", FullText.AGREED);
    clock.advance(Duration.ofHours(23));
    before("/b", FullText.AGREED);
    assertThat(server.requests).hasSize(1);

    clock.advance(Duration.ofHours(1));
    status.set(500);

    // RFC 9309 (2.4): what was known holds while the file can't be read.
    assertThat(before("/c", FullText.AGREED)).isInstanceOf(Granted.class);
    assertThat(server.requests).hasSize(2);
    clock.advance(SiteFile.RETRY);
    before("/c", FullText.AGREED);
    assertThat(server.requests).hasSize(3);
  }

  @Test
  void afterTheClockIsSetBackAFileThatCouldNotBeReadIsAskedForAgain() throws InterruptedException {
    var status = new AtomicInteger(500);
    server.at("/robots.txt", exchange -> exchange.sendResponseHeaders(status.get(), -1));
    clock.advance(Duration.ofDays(365));
    assertThat(before("/a", FullText.AUTO)).isInstanceOf(Postponed.class);

    clock.advance(Duration.ofDays(-365));
    status.set(404);

    assertThat(before("/a", FullText.AUTO)).isInstanceOf(Granted.class);
  }

  @ParameterizedTest
  @CsvSource({"5, false", "6, true"})
  void followsFiveRedirects(int redirects, boolean isGranted) throws InterruptedException {
    server.at("/robots.txt", 301, "Location", "/hop1");
    for (int i = 1; i < redirects; i++) {
      server.at("/hop" + i, 302, "Location", "/hop" + (i + 1));
    }
    server.at("/hop" + redirects, answer(200, bytes("User-agent: *\nDisallow: /")));

    assertThat(before("/a", FullText.AUTO) instanceof Granted).isEqualTo(isGranted);
  }

  @Test
  void tdmRepReservesByLocationAndTheFirstMatchDecides() throws InterruptedException {
    tdmRep(
        """
        [{"location": "/libre/", "tdm-reservation": 0},
         {"location": "/*.html$", "tdm-reservation": 1, "tdm-policy": "https://x.example/terms"},
         {"location": "/abonnés", "tdm-reservation": 1}]
        """);

    var refused = (Refused) before("/2025/a.html", FullText.AUTO);

    assertThat(refused.reason()).isEqualTo(Reason.RESERVED);
    assertThat(refused.statements().getLast().words()).contains("https://x.example/terms");
    assertThat(before("/abonn%C3%A9s/b", FullText.AUTO)).isInstanceOf(Refused.class);
    assertThat(before("/libre/a.html", FullText.AUTO)).isInstanceOf(Granted.class);
    assertThat(before("/2025/a.htm", FullText.AUTO)).isInstanceOf(Granted.class);
  }

  @Test
  void anOutletThatAgreedWaivesTdmRepButNotRobots() throws InterruptedException {
    robots("User-agent: *\nDisallow: /prive");
    tdmRep("[{\"location\": \"/\", \"tdm-reservation\": 1}]");

    assertThat(before("/a", FullText.AGREED)).isInstanceOf(Granted.class);
    assertThat(before("/prive", FullText.AGREED)).isInstanceOf(Refused.class);
    assertThat(before("/a", FullText.AUTO)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{\"location\": \"/\"", "{\"tdm-reservation\": 1}", "reserved"})
  void aTdmRepFileThatIsNoListReserves(String file) throws InterruptedException {
    tdmRep(file);

    assertThat(before("/a", FullText.AUTO)).isInstanceOf(Refused.class);
  }

  @Test
  void anHtmlPageInPlaceOfTheFilesReservesNothing() throws InterruptedException {
    String page = "<!DOCTYPE html><title>Accueil</title><p>User-agent: * Disallow: /";
    server.at("/", answer(200, bytes(page), "Content-Type", "text/html"));

    assertThat(before("/a", FullText.AUTO)).isInstanceOf(Granted.class);
  }

  @Test
  void hostileFilesAreReadInBoundedTime() throws InterruptedException {
    String stars = "Disallow: /" + "*a".repeat(900) + "b\n";
    robots("User-agent: *\n" + stars.repeat(250));
    String rule = "{\"location\": \"/" + "*a".repeat(900) + "b\", \"tdm-reservation\": 1},";
    tdmRep("[" + rule.repeat(200) + "{}]");
    long start = System.nanoTime();

    assertThat(before("/" + "a".repeat(4_000), FullText.AUTO)).isInstanceOf(Granted.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void deeplyNestedTdmRepIsNoListOfRules() throws InterruptedException {
    tdmRep("[".repeat(400_000));

    assertThat(before("/a", FullText.AUTO)).isInstanceOf(Refused.class);
  }

  private Decision before(String path, FullText fullText) throws InterruptedException {
    return permissions.before(new PageRequest(server.uri(path), fullText, VISITOR));
  }

  private void robots(String text) {
    server.at("/robots.txt", answer(200, bytes(text), "Content-Type", "text/plain"));
  }

  private void tdmRep(String json) {
    server.at("/.well-known/tdmrep.json", answer(200, bytes(json)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
