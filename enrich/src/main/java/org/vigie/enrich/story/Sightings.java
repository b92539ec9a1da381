package org.vigie.enrich.story;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Article;

/**
 * Recognises an article that came before: again from its feed, changed, or through an aggregator or
 * an alert service. Those give another address and sometimes the outlet's name behind the title,
 * but the same outlet and the same words.
 *
 * <p>Two addresses on the outlet's own site with one title are one article only when the text is
 * the same too: columns keep their title from day to day.
 */
public final class Sightings {
  /** Within these an aggregator's entry is the outlet's article of that title. */
  private static final Duration SAME_TITLE = Duration.ofDays(7);

  /** The same for titles that a column may have every day. */
  private static final Duration SAME_SHORT_TITLE = Duration.ofHours(20);

  private static final int SHORT_TITLE = 4;

  private static final int KEY_BYTES = 12;

  private final Shelf shelf;

  /** Where sightings are kept for at least seven days. */
  public interface Shelf {
    @Nullable Seen seen(String key);

    void put(String key, Seen seen);
  }

  /**
   * What is kept of an article seen.
   *
   * @param first id of the first sighting of this article; its own when it is that one
   * @param length of all it said, in UTF-16 code units
   * @param text hash of its body; 0 when it had none
   * @param onSite whether its address is on the outlet's own domain
   */
  public record Seen(
      String first, int revision, Instant dated, int length, int text, boolean onSite) {}

  /** What an article is, seen after others. */
  public sealed interface Sighting {
    record First() implements Sighting {}

    /** A newer revision of an article that is not a duplicate. */
    record Revision() implements Sighting {}

    /**
     * @param first id of the first sighting: another article's, or its own when it came again
     * @param saysMore whether it is worth reading
     */
    record Duplicate(String first, boolean saysMore) implements Sighting {}
  }

  public Sightings(Shelf shelf) {
    this.shelf = shelf;
  }

  /** Says what an article is, and leaves the shelf as it is. */
  public Look look(Article article) {
    return new Look(article);
  }

  /** One look at one article. */
  public final class Look {
    private final Article article;
    private final List<String> title;
    private final String titleKey;
    private final Sighting sighting;

    private Look(Article article) {
      this.article = article;
      this.title = titleWords(article);
      this.titleKey = "title/" + hash(article.outlet().domain() + "\n" + String.join(" ", title));
      this.sighting = compare();
    }

    public Sighting sighting() {
      return sighting;
    }

    /**
     * Puts the article on the shelf: by its title, and when it is a duplicate by its id too, since
     * its title may change. One record for most articles keeps a week of them small.
     */
    public void remember() {
      switch (sighting) {
        case Sighting.First _, Sighting.Revision _ -> shelf.put(titleKey, seen(article.id()));
        case Sighting.Duplicate(String first, boolean saysMore) -> {
          if (saysMore && first.equals(article.id())) {
            shelf.put(titleKey, seen(first));
          } else if (saysMore) {
            shelf.put(idKey(article), seen(first));
          }
        }
      }
    }

    private Sighting compare() {
      Seen duplicate = shelf.seen(idKey(article));
      if (duplicate != null) {
        return new Sighting.Duplicate(duplicate.first(), saysMore(duplicate));
      }
      Seen same = shelf.seen(titleKey);
      if (same != null && same.first().equals(article.id())) {
        return article.revision() > same.revision()
            ? new Sighting.Revision()
            : new Sighting.Duplicate(article.id(), saysMore(same));
      }
      if (article.revision() > 1) {
        return new Sighting.Revision();
      }
      return same != null && isTwin(same)
          ? new Sighting.Duplicate(same.first(), true)
          : new Sighting.First();
    }

    private boolean saysMore(Seen before) {
      return article.revision() > before.revision() || length(article) > before.length();
    }

    private boolean isTwin(Seen other) {
      Duration apart = Duration.between(other.dated(), article.dated()).abs();
      Duration within = title.size() < SHORT_TITLE ? SAME_SHORT_TITLE : SAME_TITLE;
      boolean sameSite = other.onSite() && isOnSite(article);
      boolean sameText = other.text() != 0 && other.text() == text(article);
      return !title.isEmpty() && apart.compareTo(within) <= 0 && (!sameSite || sameText);
    }

    private Seen seen(String first) {
      return new Seen(
          first,
          article.revision(),
          article.dated(),
          length(article),
          text(article),
          isOnSite(article));
    }
  }

  /** Code units of title, summary and text. */
  public static int length(Article article) {
    return article.title().length() + article.summary().length() + article.text().length();
  }

  private static int text(Article article) {
    return article.text().isEmpty() ? article.summary().hashCode() : article.text().hashCode();
  }

  /** The address is the one the feed gave: a redirector's is not the outlet's. */
  private static boolean isOnSite(Article article) {
    String host = host(article.url());
    String domain = article.outlet().domain();
    return host.equals(domain) || host.endsWith("." + domain);
  }

  /** Lower case; empty when the address has none. */
  public static String host(String url) {
    try {
      String host = URI.create(url).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String idKey(Article article) {
    return "id/" + article.id();
  }

  /** Without the outlet's name, which aggregators append. */
  private static List<String> titleWords(Article article) {
    List<String> words = Tokens.of(article.title()).words();
    List<String> name = Tokens.of(article.outlet().name()).words();
    int rest = words.size() - name.size();
    return rest > 0 && words.subList(rest, words.size()).equals(name)
        ? words.subList(0, rest)
        : words;
  }

  /** Short, so that a week of articles stays small; long enough that no one meets another's. */
  private static String hash(String what) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
