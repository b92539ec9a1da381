package org.vigie.enrich.match;

import org.vigie.enrich.text.Tokenizer;
import org.vigie.enrich.text.Token;
import org.vigie.enrich.text.Stemmer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;

/**
 * Finds every place of every tag in an article. Any number of threads may use one.
 *
 * <p>Equal rules and articles give equal tags, in the same order.
 */
public final class Matcher implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Matcher.class);

  private final List<CompiledRule> rules;
  private final List<RuleProblem> problems;
  private final TermIndex vocabulary;
  private final Set<Zone> zones = EnumSet.noneOf(Zone.class);
  private final Gates gates;
  private final boolean stems;
  private final Monitor monitor;

  /** A rule that can't be used, and why. */
  public record RuleProblem(String tag, String rule, String message) {}

  private Matcher(List<CompiledRule> rules, List<RuleProblem> problems, TermIndex vocabulary) {
    this.rules = List.copyOf(rules);
    this.problems = List.copyOf(problems);
    this.vocabulary = vocabulary;
    this.gates = new Gates(rules.stream().map(rule -> rule.query().need()).toList());
    this.stems = rules.stream().anyMatch(rule -> rule.query().stems());
    rules.forEach(rule -> zones.addAll(rule.query().zones()));
    this.monitor = monitor(this.rules);
  }

  /** Retired tags are left out; a rule that fails is among {@link #problems()} and passed over. */
  public static Matcher of(List<TagRules> tags) {
    var vocabulary = new TermIndex();
    List<CompiledRule> rules = new ArrayList<>();
    List<RuleProblem> problems = new ArrayList<>();
    for (TagRules tag : tags) {
      if (tag.retired()) {
        continue;
      }
      for (Rule rule : tag.rules()) {
        try {
          CompiledQuery query = Queries.compile(rule.query(), tag.macros(), vocabulary);
          rules.add(new CompiledRule(tag.id(), tag.version(), rule.id(), rule.languages(), query));
        } catch (QuerySyntaxException e) {
          problems.add(new RuleProblem(tag.id(), rule.id(), String.valueOf(e.getMessage())));
        }
      }
    }
    return new Matcher(rules, problems, vocabulary);
  }

  public List<RuleProblem> problems() {
    return problems;
  }

  /** Every place, by field, then by offset; at most {@link Places#MOST} per tag and field. */
  public List<Tag> match(Article article) {
    Map<Zone, List<Token>> words = words(article);
    String language = language(article);
    BitSet possible = possible(words, language);
    if (possible.isEmpty()) {
      return List.of();
    }
    var places = new Places(article);
    Document document = document(words, language);
    PossibleRules.add(possible, document);
    for (RulePlaces found : run(document)) {
      places.add(rules.get(Integer.parseInt(found.getQueryId())), found.places());
    }
    return places.tags();
  }

  @Override
  public void close() {
    try {
      monitor.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Monitor monitor(List<CompiledRule> rules) {
    try {
      var monitor = new Monitor(new KeywordAnalyzer(), new PossibleRules());
      List<MonitorQuery> queries = new ArrayList<>();
      for (int i = 0; i < rules.size(); i++) {
        String id = String.valueOf(i);
        queries.add(
            new MonitorQuery(id, rules.get(i).query().query(), id, PossibleRules.metadata(id)));
      }
      monitor.register(queries);
      return monitor;
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory can't fail to be written", e);
    }
  }

  private Map<Zone, List<Token>> words(Article article) {
    Map<Zone, List<Token>> words = new EnumMap<>(Zone.class);
    // why: the lead is most often the summary, and needn't be cut twice.
    Map<String, List<Token>> cut = new HashMap<>();
    for (Zone zone : zones) {
      words.put(zone, cut.computeIfAbsent(zone.of(article), Tokenizer::tokenize));
    }
    return words;
  }

  /** The rules whose needs the article meets. */
  private BitSet possible(Map<Zone, List<Token>> words, @Nullable String language) {
    var present = new BitSet();
    words.values().forEach(each -> vocabulary.note(each, present));
    BitSet possible = gates.open(present);
    for (int i = possible.nextSetBit(0); i >= 0; i = possible.nextSetBit(i + 1)) {
      possible.set(i, rules.get(i).mayMatch(present, language));
    }
    return possible;
  }

  private Document document(Map<Zone, List<Token>> words, @Nullable String language) {
    var document = new Document();
    words.forEach(
        (zone, found) ->
            document.add(
                new TextField(
                    zone.field(),
                    new LayeredTokens(
                        found,
                        vocabulary,
                        stems ? Optional.of(new Stemmer(language)) : Optional.empty()))));
    if (language != null) {
      document.add(new StringField(QueryCompiler.LANGUAGE, language, Field.Store.NO));
    }
    return document;
  }

  private List<RulePlaces> run(Document document) {
    try {
      MatchingQueries<RulePlaces> found =
          monitor.match(
              document,
              searcher -> new PlaceFinder(searcher, id -> rules.get(Integer.parseInt(id))));
      found
          .getErrors()
          .forEach(
              (id, error) ->
                  LOGGER
                      .atWarn()
                      .addKeyValue("rule", rules.get(Integer.parseInt(id)).rule())
                      .setCause(error)
                      .log("rule failed on an article"));
      return List.copyOf(found.getMatches());
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory can't fail to be read", e);
    }
  }

  /** ISO 639-1; null when unknown. */
  private static @Nullable String language(Article article) {
    String language = article.language();
    if (language == null || language.length() < 2) {
      return null;
    }
    return language.substring(0, 2).toLowerCase(Locale.ROOT);
  }
}
