package org.vigie.bench.cluster;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.sandbox.Coverage;
import org.vigie.sandbox.Coverage.Piece;
import org.vigie.sandbox.Coverage.Source;
import org.vigie.sandbox.Prose;

/**
 * The articles of a measurement. Each outlet writes about its own subject, each subject has its own
 * tag and Slack channel, and each article is a story of its own.
 */
final class ClusterLoad {
  /**
   * Number of outlets and channels. Chosen: with four articles a second, a channel has one every
   * five seconds. Vigie waits a second between two messages to one Slack channel.
   */
  private static final int OUTLETS = 20;

  /** Number of sentences of eight words in an article. An estimate: feeds give 160 words. */
  private static final int SENTENCES = 20;

  private ClusterLoad() {}

  /** Returns articles at equal intervals, at one outlet after the other. */
  static Coverage coverage(Instant start, Duration between, int articles) {
    Map<String, Source> outlets = new LinkedHashMap<>();
    for (int i = 0; i < OUTLETS; i++) {
      String id = "outlet" + i;
      outlets.put(id, new Source(id, "Outlet " + i, "FR", 3, "fr", Coverage.Format.RSS));
    }
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < articles; i++) {
      int outlet = i % OUTLETS;
      var prose = new Prose(i);
      String text = Stream.generate(prose::title).limit(SENTENCES).collect(Collectors.joining(" "));
      String title = letters("sujet", outlet) + " " + letters("affaire", i) + " " + prose.title();
      Instant at = start.plus(between.multipliedBy(i));
      pieces.add(new Piece("a" + i, "outlet" + outlet, at, title, text));
    }
    return new Coverage(outlets, pieces);
  }

  /** Returns feeds.yaml. */
  static String feeds(Map<String, Source> outlets, UnaryOperator<String> url) {
    String outlet =
        "  - { id: %s, name: %1$s, domain: %1$s.example, language: fr, feeds: [\"%s\"] }%n";
    return "defaults: { allowPrivate: true, fullText: false, every: 1s }\noutlets:\n"
        + outlets.keySet().stream()
            .map(id -> outlet.formatted(id, url.apply(id)))
            .collect(Collectors.joining());
  }

  /** Returns watch.yaml: a tag for each outlet's subject. */
  static String watch() {
    return "watch: cluster\norganisation: { name: Test, domains: [], tags: [] }\ntags:\n"
        + each(
            i ->
                "  - { id: t%d, name: T%1$d, rules: [ { query: 'plain:%s' } ] }%n"
                    .formatted(i, letters("sujet", i)));
  }

  /** Returns alerts.yaml: a channel for each tag, with messages at once. */
  static String alerts(URI slack) {
    return "timeZone: UTC\nslack: { baseUrl: \""
        + slack
        + "\", tokenFile: token }\nchannels:\n"
        + each("  c%d: { slack: \"#c%1$d\" }%n"::formatted)
        + "routes:\n"
        + each(
            "  - { match: { tag: [t%d] }, to: [c%1$d], groupWait: 0, groupInterval: 0 }%n"
                ::formatted);
  }

  private static String each(IntFunction<String> line) {
    return IntStream.range(0, OUTLETS).mapToObj(line).collect(Collectors.joining());
  }

  /** Returns a word that ends in a number, written in letters. */
  private static String letters(String word, int number) {
    return word
        + Integer.toString(number)
            .chars()
            .mapToObj(digit -> "bcdfghjklm".charAt(digit - '0') + "o")
            .collect(Collectors.joining());
  }
}
