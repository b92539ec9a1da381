package org.vigie.enrich.story;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Article;
import org.vigie.events.fields.ShortHash;

/**
 * Recognises whether an article was seen before: again in its feed, in a new revision, or through
 * another feed, such as an aggregator's. An aggregator uses another address and may append the
 * outlet's name to the title, but keeps the other words of the title.
 *
 * <p>Two addresses on an outlet's own site with the same title are one article only if the text is
 * the same, too: a daily column has the same title every day.
 */
public final class Sightings {
  /** Maximum time between duplicates with the same title. An estimate: aggregators are faster. */
  private static final Duration SAME_TITLE = Duration.ofDays(7);

  /** Maximum time between duplicates with a short title. Less than a day: columns appear daily. */
  private static final Duration SAME_SHORT_TITLE = Duration.ofHours(20);

  /** Minimum number of words of a title that is not short. */
  private static final int LONG_TITLE = 4;

  /** Number of bytes of a title's hash: in practice, different titles never share 96 bits. */
  private static final int KEY_BYTES = 12;

  private final SightingStore store;
  private final Article article;

  /** The key of the article's title: a hash, which takes time. */
  private final String titleKey;

  public Sightings(SightingStore store, Article article) {
    this.store = store;
    this.article = article;
    this.titleKey = titleKey(article);
  }

  /** Stores the articles that were seen, by key, for at least seven days. */
  public interface SightingStore {
    @Nullable Seen get(String key);

    void put(String key, Seen seen);
  }

  /**
   * The stored parts of an article that was seen.
   *
   * @param first id under which the article was seen first; its own id if it is no duplicate
   * @param length number of code units of title, summary and text
   * @param text hash of the text, or of the summary if there is no text; 0 if both are empty
   * @param onSite true if the address is on the outlet's domain
   */
  public record Seen(
      String first, int revision, Instant dated, int length, int text, boolean onSite) {}

  /** The result of comparing an article with the articles seen before. */
  public sealed interface Sighting {
    record First() implements Sighting {}

    /** A newer revision, or one sent again, of an article that is no duplicate of another. */
    record Revision() implements Sighting {}

    /**
     * An article that was seen before, again in its feed or through another feed.
     *
     * @param first id under which the article was seen first, which may be its own id
     * @param saysMore true if its id is new, or it is a newer revision or longer than before
     */
    record Duplicate(String first, boolean saysMore) implements Sighting {}
  }

  /** Compares the article with the articles seen before. Stores nothing. */
  public Sighting compare() {
    Seen duplicate = store.get(idKey());
    if (duplicate != null) {
      return new Sighting.Duplicate(duplicate.first(), saysMore(duplicate));
    }
    Seen same = store.get(titleKey);
    if (same != null && same.first().equals(article.id())) {
      return article.revision() > same.revision()
          ? new Sighting.Revision()
          : new Sighting.Duplicate(article.id(), saysMore(same));
    }
    if (article.revision() > 1 || article.wasPublishedBefore()) {
      return new Sighting.Revision();
    }
    return same != null && isTwin(same)
        ? new Sighting.Duplicate(same.first(), true)
        : new Sighting.First();
  }

  /**
   * Stores the article by its title, but a duplicate of another article by its id: it stays a
   * duplicate even if its title changes. Most have only one entry, which keeps the store small.
   */
  public void remember(Sighting sighting) {
    switch (sighting) {
      case Sighting.First _, Sighting.Revision _ -> store.put(titleKey, seen(article.id()));
      case Sighting.Duplicate(String first, boolean saysMore) -> {
        if (saysMore) {
          boolean itself = first.equals(article.id());
          store.put(itself ? titleKey : idKey(), seen(first));
        }
      }
    }
  }

  private boolean saysMore(Seen before) {
    return article.revision() > before.revision() || length(article) > before.length();
  }

  private boolean isTwin(Seen other) {
    int words = titleWords(article).size();
    Duration apart = Duration.between(other.dated(), article.dated()).abs();
    Duration within = words < LONG_TITLE ? SAME_SHORT_TITLE : SAME_TITLE;
    boolean sameSite = other.onSite() && isOnSite(article);
    boolean sameText = other.text() != 0 && other.text() == text(article);
    return words > 0 && apart.compareTo(within) <= 0 && (!sameSite || sameText);
  }

  private Seen seen(String first) {
    boolean onSite = isOnSite(article);
    return new Seen(
        first, article.revision(), article.dated(), length(article), text(article), onSite);
  }

  /** Returns the number of code units of title, summary and text. */
  public static int length(Article article) {
    return article.title().length() + article.summary().length() + article.text().length();
  }

  private static int text(Article article) {
    return article.text().isEmpty() ? article.summary().hashCode() : article.text().hashCode();
  }

  private static boolean isOnSite(Article article) {
    return isWithin(host(article.url()), article.outlet().domain());
  }

  /** True if the host is the domain or a subdomain of it. */
  public static boolean isWithin(@Nullable String host, String domain) {
    return host != null && (host.equals(domain) || host.endsWith("." + domain));
  }

  /** Returns an address's host in lower case; an empty string if there is none. */
  public static String host(String url) {
    try {
      String host = URI.create(url).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private String idKey() {
    return "id/" + article.id();
  }

  private static String titleKey(Article article) {
    String words = String.join(" ", titleWords(article));
    return "title/" + ShortHash.of(article.outlet().domain() + "\n" + words, KEY_BYTES);
  }

  /** Returns the title's words in lower case, without accents and the outlet's name at the end. */
  private static List<String> titleWords(Article article) {
    List<String> words = Tokens.of(article.title()).words();
    List<String> name = Tokens.of(article.outlet().name()).words();
    int rest = words.size() - name.size();
    boolean named = rest > 0 && words.subList(rest, words.size()).equals(name);
    return named ? words.subList(0, rest) : words;
  }
}
