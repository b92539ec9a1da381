package org.vigie.enrich.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.enrich.match.CompiledRule.Hit;
import org.vigie.enrich.prefilter.Presearcher;
import org.vigie.enrich.query.CompiledQuery;
import org.vigie.enrich.query.QuerySyntaxException;
import org.vigie.enrich.query.Zone;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.text.Stemmer;
import org.vigie.enrich.text.Token;
import org.vigie.enrich.text.Tokenizer;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;

/**
 * Finds the places where a watch's tags match in an article. Thread-safe. The same rules and
 * article always give the same tags in the same order.
 */
public final class Matcher {
  private static final Logger LOGGER = LoggerFactory.getLogger(Matcher.class);
  private static final Analyzer WHOLE_STRING = new KeywordAnalyzer();

  private final List<CompiledRule> rules = new ArrayList<>();
  private final List<RuleProblem> problems = new ArrayList<>();

  /** Selects the rules that an article can match, by their index in {@code rules}. */
  private final Presearcher presearcher = new Presearcher();

  private final Set<Zone> zones = EnumSet.noneOf(Zone.class);
  private boolean stems;

  /** The id of a rule that can't be used, and what is wrong with it. */
  public record RuleProblem(String rule, String message) {}

  /** Ignores tags that were removed. {@link #problems()} lists the rules that can't be used. */
  public Matcher(List<TagRules> tags) {
    for (TagRules tag : tags) {
      if (!tag.retired()) {
        tag.rules().forEach(rule -> add(tag, rule));
      }
    }
  }

  private void add(TagRules tag, Rule rule) {
    try {
      CompiledQuery query = CompiledQuery.of(rule.query(), tag.macros());
      presearcher.add(query.expression());
      rules.add(new CompiledRule(tag.id(), tag.version(), rule.id(), rule.languages(), query));
      zones.addAll(query.zones());
      stems |= query.stems();
    } catch (QuerySyntaxException e) {
      problems.add(new RuleProblem(rule.id(), String.valueOf(e.getMessage())));
    }
  }

  public List<RuleProblem> problems() {
    return List.copyOf(problems);
  }

  /** Finds tags, sorted by field and position: at most 20 matches of each tag in each field. */
  public List<Tag> match(Article article) {
    return match(article, new ArticleWords());
  }

  /** As {@link #match(Article)}; takes the article's words from {@code words}. */
  public List<Tag> match(Article article, ArticleWords words) {
    Map<Zone, List<Token>> tokens = tokens(article, words);
    String language = language(article);
    List<CompiledRule> candidates =
        presearcher.candidates(tokens.values()).stream()
            .mapToObj(rules::get)
            .filter(rule -> rule.isFor(language))
            .toList();
    if (candidates.isEmpty()) {
      return List.of();
    }
    IndexSearcher searcher = index(tokens, language).createSearcher();
    return new TagCollector(article)
        .tags(candidates.stream().flatMap(rule -> hits(rule, searcher).stream()));
  }

  private Map<Zone, List<Token>> tokens(Article article, ArticleWords words) {
    Map<Zone, List<Token>> tokens = new EnumMap<>(Zone.class);
    for (Zone zone : zones) {
      if (zone != Zone.LEAD) {
        tokens.put(zone, Tokenizer.tokenize(zone.text(article), words));
      }
    }
    if (zones.contains(Zone.LEAD)) {
      tokens.put(Zone.LEAD, lead(article, tokens));
    }
    return tokens;
  }

  /** Takes the words of LEAD from the words of the text or the summary: it is their beginning. */
  private static List<Token> lead(Article article, Map<Zone, List<Token>> tokens) {
    String lead = Zone.LEAD.text(article);
    Zone whole = article.summary().isEmpty() ? Zone.TEXT : Zone.SUMMARY;
    List<Token> all = tokens.get(whole);
    if (all == null) {
      return Tokenizer.tokenize(lead);
    }
    int size = all.size();
    while (size > 0 && all.get(size - 1).end() > lead.length()) {
      size--;
    }
    return all.subList(0, size);
  }

  private MemoryIndex index(Map<Zone, List<Token>> tokens, @Nullable String language) {
    var index = new MemoryIndex(true);
    Stemmer stemmer = stems ? new Stemmer(language) : null;
    tokens.forEach(
        (zone, found) ->
            index.addField(zone.name(), new LayeredTokens(found, presearcher.terms(), stemmer)));
    if (language != null) {
      index.addField(CompiledQuery.LANGUAGE, language, WHOLE_STRING);
    }
    return index;
  }

  /** Returns the rule's matches; none if it fails, so that the other rules still run. */
  private static List<Hit> hits(CompiledRule rule, IndexSearcher searcher) {
    try {
      return rule.hits(searcher);
    } catch (IOException | RuntimeException e) {
      LOGGER.atWarn().addKeyValue("rule", rule.rule()).setCause(e).log("rule failed on an article");
      return List.of();
    }
  }

  /** Returns the article's language (ISO 639-1, such as {@code fr}); null when unknown. */
  private static @Nullable String language(Article article) {
    String language = article.language();
    if (language == null || language.length() < 2) {
      return null;
    }
    return language.substring(0, 2).toLowerCase(Locale.ROOT);
  }
}
