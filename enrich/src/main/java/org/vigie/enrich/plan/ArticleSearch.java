package org.vigie.enrich.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.query.Zone;
import org.vigie.enrich.text.Token;

/**
 * Runs a plan on articles, one after the other: {@link #begin} takes an article, {@link
 * #candidates} names the queries that can match it, and {@link #places} runs one of them. Not
 * thread-safe.
 */
public final class ArticleSearch {
  /** Maximum number of places of a clause in a zone. An estimate: people see the first twenty. */
  private static final int MOST = 1_000;

  /** Number of zones, each of which has a bit in {@link #marks}. */
  private static final int ZONES = 4;

  private final Plan plan;
  private final Map<Zone, Occurrences> zones = new EnumMap<>(Zone.class);

  /** The queries that may match the current article: the first {@link #size}. */
  private final int[] candidates;

  private int size;

  /** For each query: the number of the last article that it may match. */
  private final int[] asCandidate;

  /**
   * For each part of a query: the number of the last article with a word of its gate, and in the
   * lowest bits the zones that have one.
   */
  private final int[] marks;

  /** The number of the current article, from 1. */
  private int article;

  private boolean prepared;
  private final Teaser teaser;

  /** True if the teaser has the words of the current article. */
  private boolean isTeaserRead;

  /** The words of earlier articles, by {@link SearchedWords#language}. */
  private final Map<String, RecentWords> byLanguage = new HashMap<>();

  /** The words in the language of the current article. */
  private RecentWords recent;

  private Map<Zone, List<Token>> words = Map.of();
  private @Nullable String language;
  private List<Place> places = new ArrayList<>();

  /**
   * A place where a query matched: a range of UTF-16 code units (end exclusive) in a zone, and the
   * part of the query that matched, as written.
   */
  public record Place(Zone zone, int start, int end, String clause) {}

  public ArticleSearch(Plan plan) {
    this.plan = plan;
    candidates = new int[plan.size()];
    asCandidate = new int[plan.size()];
    marks = new int[plan.parts()];
    plan.searched().forEach(zone -> zones.put(zone, plan.occurrences()));
    teaser = new Teaser(plan.occurrences());
    recent = recentWords(null);
  }

  /**
   * Takes the words of an article, for each zone of {@link Plan#zones}.
   *
   * @param language of the article: ISO 639-1 such as {@code fr}; null when unknown
   */
  public void begin(Map<Zone, List<Token>> words, @Nullable String language) {
    if (++article == Integer.MAX_VALUE >> ZONES) {
      Arrays.fill(asCandidate, 0);
      Arrays.fill(marks, 0);
      article = 1;
    }
    this.words = words;
    this.language = language;
    prepared = false;
    size = 0;
    open(plan.alwaysOpen());
    recent = recentWords(language);
    zones.forEach((zone, found) -> read(zone, words(zone), found));
  }

  private RecentWords recentWords(@Nullable String language) {
    SearchedWords searched = plan.searchedWords();
    return byLanguage.computeIfAbsent(
        searched.language(language), code -> new RecentWords(searched, code));
  }

  private void read(Zone zone, List<Token> tokens, Occurrences found) {
    found.begin(tokens);
    int count = tokens.size();
    for (int i = 0; i < count; i++) {
      int[] words = recent.numbers(tokens.get(i));
      if (words.length > 0) {
        found.addWords(words, i);
        for (int word : words) {
          open(plan.openedBy(word));
          mark(plan.markedBy(word), zone);
        }
      }
    }
  }

  private void open(int[] queries) {
    for (int query : queries) {
      if (asCandidate[query] != article) {
        asCandidate[query] = article;
        candidates[size++] = query;
      }
    }
  }

  private void mark(int[] parts, Zone zone) {
    int bit = bit(zone);
    for (int part : parts) {
      int marked = marks[part] >> ZONES == article ? marks[part] : article << ZONES;
      marks[part] = marked | bit;
    }
  }

  private static int bit(Zone zone) {
    return switch (zone) {
      case TITLE -> 1;
      case SUMMARY -> 2;
      case TEXT -> 4;
      case LEAD -> 8;
    };
  }

  /** True if a zone of the article has a word of the gate of this part of a query. */
  boolean isMarked(int part, Zone zone) {
    int marked = marks[part];
    return marked >> ZONES == article && (marked & bit(zone)) != 0;
  }

  /** Returns the queries that may match the article. No other can. */
  public int[] candidates() {
    return Arrays.copyOf(candidates, size);
  }

  /** True if a query matches the article. */
  public boolean isMet(int query) {
    if (asCandidate[query] != article) {
      return false;
    }
    prepare();
    return plan.query(query).isMet(this);
  }

  /** Returns the places where a query matches the article; none if it doesn't match. */
  public List<Place> places(int query) {
    prepare();
    Criterion criterion = plan.query(query);
    places = new ArrayList<>();
    if (criterion.isMet(this)) {
      criterion.show(this);
    }
    return places;
  }

  /** True if an unusually long article made the arrays so large that they should not be kept. */
  public boolean isLarge() {
    return teaser.isFull() || zones.values().stream().anyMatch(Occurrences::isFull);
  }

  private void prepare() {
    for (Occurrences found : zones.values()) {
      if (!prepared || found.isFull()) {
        found.prepare();
      }
    }
    isTeaserRead &= prepared && !teaser.isFull();
    prepared = true;
  }

  private List<Token> words(Zone zone) {
    return words.getOrDefault(zone, List.of());
  }

  /** Returns the matches that begin in the title and end in the lead. */
  Teaser teaser() {
    if (!isTeaserRead) {
      teaser.begin(words(Zone.TITLE), words(Zone.LEAD), recent);
      isTeaserRead = true;
    }
    return teaser;
  }

  /** Returns the zone of which the article's lead is the beginning. */
  Zone zoneOfLead() {
    return words(Zone.SUMMARY).isEmpty() ? Zone.TEXT : Zone.SUMMARY;
  }

  Occurrences occurrences(Zone zone) {
    return Objects.requireNonNull(zones.get(zone), "a zone of the plan");
  }

  @Nullable String language() {
    return language;
  }

  void add(Place place) {
    places.add(place);
  }

  /** Adds the places of a node in a zone to the places of the current query. */
  void show(Zone zone, int node, String clause) {
    Occurrences found = occurrences(zone);
    if (found.has(node)) {
      int last = Math.min(found.last(node), found.first(node) + MOST);
      for (int i = found.first(node); i < last; i++) {
        add(new Place(zone, found.startOffset(i), found.endOffset(i), clause));
      }
    }
  }
}
