package org.vigie.enrich.match;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.enrich.match.CompiledRule.Hit;
import org.vigie.enrich.plan.ArticleSearch;
import org.vigie.enrich.plan.ArticleSearch.Place;
import org.vigie.enrich.plan.Plan;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.QueryParser;
import org.vigie.enrich.query.QuerySyntaxException;
import org.vigie.enrich.query.Zone;
import org.vigie.enrich.text.ArticleWords;
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

  private final List<CompiledRule> rules = new ArrayList<>();
  private final List<RuleProblem> problems = new ArrayList<>();

  /** The queries of {@link #rules}, by the same indices. */
  private final Plan plan;

  /** Searches that no thread uses now. Kept because their arrays are large for many rules. */
  private final Queue<ArticleSearch> idle = new ConcurrentLinkedQueue<>();

  /** The id of a rule that can't be used, and what is wrong with it. */
  public record RuleProblem(String rule, String message) {}

  /** Ignores tags that were removed. {@link #problems()} lists the rules that can't be used. */
  public Matcher(List<TagRules> tags) {
    this(tags, query -> query);
  }

  private Matcher(List<TagRules> tags, UnaryOperator<@Nullable Expression> part) {
    List<Expression> queries = new ArrayList<>();
    for (TagRules tag : tags) {
      if (!tag.retired()) {
        tag.rules().forEach(rule -> add(tag, rule, part, queries));
      }
    }
    plan = new Plan(queries);
  }

  /**
   * Returns a matcher that finds, where a rule matches, the places of what follows its {@code IF}.
   * Rules without {@code IF} find nothing.
   */
  public static Matcher ofConditions(List<TagRules> tags) {
    return new Matcher(
        tags,
        query ->
            query instanceof Expression.If(var shown, var condition)
                ? new Expression.If(/* shown= */ condition, /* condition= */ shown)
                : null);
  }

  private void add(
      TagRules tag, Rule rule, UnaryOperator<@Nullable Expression> part, List<Expression> queries) {
    try {
      Expression query = part.apply(QueryParser.parse(rule.query(), tag.macros()));
      if (query != null) {
        queries.add(query);
        rules.add(new CompiledRule(tag.id(), tag.version(), rule.id(), rule.languages()));
      }
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
    ArticleSearch known = idle.poll();
    ArticleSearch search = known == null ? new ArticleSearch(plan) : known;
    String language = language(article);
    search.begin(tokens(plan.zones(), article, words), language);
    List<Hit> hits = hits(search, language);
    if (!search.isLarge()) {
      idle.add(search);
    }
    return hits.isEmpty() ? List.of() : new TagCollector(article).tags(hits);
  }

  private List<Hit> hits(ArticleSearch search, @Nullable String language) {
    List<Hit> hits = new ArrayList<>();
    for (int candidate : search.candidates()) {
      CompiledRule rule = rules.get(candidate);
      if (rule.isFor(language)) {
        places(rule, candidate, search).forEach(place -> hits.add(new Hit(rule, place)));
      }
    }
    return hits;
  }

  /** Returns the rule's matches; none if it fails, so that the other rules still run. */
  private static List<Place> places(CompiledRule rule, int query, ArticleSearch search) {
    try {
      return search.places(query);
    } catch (RuntimeException e) {
      LOGGER.atWarn().addKeyValue("rule", rule.rule()).setCause(e).log("rule failed on an article");
      return List.of();
    }
  }

  /** Returns the words of an article's zones. */
  static Map<Zone, List<Token>> tokens(Set<Zone> zones, Article article, ArticleWords words) {
    Map<Zone, List<Token>> tokens = new EnumMap<>(Zone.class);
    for (Zone zone : zones) {
      if (zone != Zone.LEAD) {
        tokens.put(zone, words.joined(zone.text(article)));
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
    int size = 0;
    while (size < all.size() && all.get(size).end() <= lead.length()) {
      size++;
    }
    return all.subList(0, size);
  }

  /** Returns the article's language (ISO 639-1, such as {@code fr}); null when unknown. */
  static @Nullable String language(Article article) {
    String language = article.language();
    if (language == null || language.length() < 2) {
      return null;
    }
    return language.substring(0, 2).toLowerCase(Locale.ROOT);
  }
}
