package org.vigie.bench.learn;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.match.Matcher;
import org.vigie.enrich.pickup.Judgement;
import org.vigie.enrich.pickup.Releases;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.watch.Analysis;
import org.vigie.events.Article;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;

/** What is needed to judge articles for one organisation. */
record LabelledOffice(WatchConfig config, Matcher matcher, Releases releases) {
  static LabelledOffice of(Path set, String watch) throws BadConfigurationException {
    return of(Configuration.readWatch(set.resolve(watch), List.of()));
  }

  static LabelledOffice of(WatchConfig config) {
    List<TagRules> messages = config.tags().stream().filter(TagRules::message).toList();
    return new LabelledOffice(
        config,
        new Matcher(config.tags()),
        new Releases(config.organisation(), config.releases(), messages));
  }

  Judgement judge(Article given) {
    var words = new ArticleWords();
    Article article = Analysis.inKnownLanguage(given, words);
    return releases.judge(article, matcher.match(article, words), words);
  }

  /** Returns this office once for each language of its release: with the release in it alone. */
  List<LabelledOffice> inOneLanguage() {
    List<ReleaseText> texts = config.releases().getFirst().texts();
    return texts.size() < 2 ? List.of() : texts.stream().map(this::with).toList();
  }

  private LabelledOffice with(ReleaseText text) {
    Release it = config.releases().getFirst();
    Release only =
        new Release(
            it.watch(),
            it.id(),
            it.version(),
            it.validFrom(),
            it.retired(),
            it.published(),
            List.of(text),
            it.keyMessages(),
            it.ownMessages());
    return of(
        new WatchConfig(
            config.watch(),
            config.organisation(),
            config.tags(),
            List.of(only),
            List.of(),
            List.of()));
  }

  String name() {
    return config.organisation().name();
  }

  Instant published() {
    return Objects.requireNonNull(config.releases().getFirst().published());
  }

  /** Returns a text about another organisation as a text about this one. */
  String of(String text, LabelledOffice other) {
    List<String> ours = names();
    List<String> theirs = other.names();
    String named = text;
    for (int i = 0; i < theirs.size(); i++) {
      named = named.replace(theirs.get(i), ours.get(Math.min(i, ours.size() - 1)));
    }
    return named;
  }

  /** Returns the organisation's name, and then the names of its people. */
  private List<String> names() {
    Organisation us = config.organisation();
    Stream<String> people = us.names().spokespeople().stream().map(Spokesperson::name);
    return Stream.concat(Stream.of(name()), people).toList();
  }
}
