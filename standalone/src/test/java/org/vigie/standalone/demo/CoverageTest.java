package org.vigie.standalone.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.MatchSession;
import org.vigie.enrich.MatchSession.Result;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.parse.FeedParser;
import org.vigie.sandbox.Coverage;
import org.vigie.sandbox.Coverage.Piece;
import org.vigie.sandbox.CoverageServer;
import org.vigie.standalone.process.Configuration;

class CoverageTest {
  private static final String TEXT =
      IntStream.rangeClosed(1, 8)
          .mapToObj(i -> "First sentence of " + i + ". Second one. Third. Fourth one.")
          .collect(Collectors.joining("\n\n"));

  private final Coverage coverage =
      Coverage.bundled(
          List.of(new ReleaseText("fr", "Titre", TEXT), new ReleaseText("en", "Title", TEXT)));

  @Test
  void isAWeekOfAtLeast150Articles() {
    assertThat(coverage.pieces()).hasSizeGreaterThanOrEqualTo(150);
    assertThat(coverage.pieces().getFirst().at()).isAfter(Instant.parse("2025-02-10T00:00:00Z"));
    assertThat(coverage.pieces().getLast().at()).isBefore(Instant.parse("2025-02-17T00:00:00Z"));
  }

  @Test
  void putsPassagesOfTheReleaseWhereItSaysSo() {
    assertThat(coverage.pieces()).extracting(Piece::text).noneMatch(text -> text.contains("${"));
    assertThat(coverage.pieces())
        .extracting(Piece::text)
        .anyMatch(text -> text.contains("First sentence of 3."));
  }

  @Test
  void theWeekHasPickupsOfEveryKind() throws Exception {
    WatchConfig watch = Configuration.readWatch(Path.of("../config"), List.of());
    var session = new MatchSession(watch);
    Coverage week = Coverage.bundled(watch.releases().getFirst().texts());
    week.pieces().forEach(piece -> session.add(article(week, piece)));

    assertThat(session.results().stream().map(Result::pickup).filter(Objects::nonNull))
        .extracting(Pickup::kind)
        .contains(Pickup.Kind.values());
  }

  private static Article article(Coverage week, Piece piece) {
    Coverage.Source source = requireNonNull(week.outlets().get(piece.outlet()));
    return new Article(
        piece.id(),
        "https://" + source.id() + ".example/" + piece.id(),
        "https://" + source.id() + ".example/" + piece.id(),
        piece.title(),
        "",
        piece.text(),
        List.of(),
        List.of(),
        source.outlet(),
        source.language(),
        piece.at(),
        null,
        piece.at(),
        source.id(),
        null,
        1,
        List.of(),
        null);
  }

  @Test
  void servesEveryFormatSoThatEachArticleComesOut() throws Exception {
    Instant end = Instant.parse("2025-02-17T00:00:00Z");
    try (var server = new CoverageServer(coverage, () -> end);
        var client = HttpClient.newHttpClient()) {
      for (String outlet : coverage.outlets().keySet()) {
        var url = URI.create(server.url(outlet));
        HttpResponse<byte[]> answer =
            client.send(
                HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofByteArray());

        var parsed =
            (ParsedFeed)
                new FeedParser()
                    .parse(
                        answer.body(),
                        answer.headers().firstValue("Content-Type").orElseThrow(),
                        url);

        assertThat(parsed.entries())
            .extracting(entry -> entry.title())
            .containsExactlyInAnyOrderElementsOf(titles(outlet));
      }
    }
  }

  private List<String> titles(String outlet) {
    List<String> all =
        coverage.pieces().stream()
            .filter(piece -> piece.outlet().equals(outlet))
            .map(Piece::title)
            .toList();
    return all.subList(Math.max(0, all.size() - 15), all.size());
  }
}
