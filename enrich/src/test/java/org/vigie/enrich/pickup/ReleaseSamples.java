package org.vigie.enrich.pickup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;

/** Releases and articles for the tests of this package. */
final class ReleaseSamples {
  static final Instant PUBLISHED = Instant.parse("2025-02-12T08:00:00Z");
  static final Instant AFTER = PUBLISHED.plusSeconds(3600);
  static final WatchItem.Organisation CESIA =
      new WatchItem.Organisation(
          "cesia",
          "organisation",
          1,
          Instant.EPOCH,
          false,
          "CeSIA",
          List.of("securite-ia.fr"),
          List.of("cesia", "segerie"),
          "Europe/Paris",
          new WatchItem.Names(List.of(), List.of(), List.of(), "ngo"));

  private ReleaseSamples() {}

  /** An organisation whose name the tag {@code us} finds. */
  static WatchItem.Organisation organisation(String name, WatchItem.Names names) {
    return new WatchItem.Organisation(
        "watch",
        "organisation",
        1,
        Instant.EPOCH,
        false,
        name,
        List.of(),
        List.of("us"),
        "Europe/London",
        names);
  }

  /** The release of the example configuration, in both languages. */
  static Release release() {
    return release("2025-02-12-sommet", List.of(text("fr"), text("en")));
  }

  static Release release(String id, List<ReleaseText> texts) {
    return new Release(
        "cesia",
        id,
        1,
        Instant.EPOCH,
        false,
        PUBLISHED,
        texts,
        List.of("cop-analogy", "inesia-unfunded"),
        List.of("cop-analogy"));
  }

  /** Returns a release in English about a dam, whose messages only we make. */
  static Release ofDam(String text, Instant published, List<String> messages) {
    var texts = List.of(new ReleaseText("en", "A dam goes", text));
    return new Release(
        "rivers", "dam", 1, Instant.EPOCH, false, published, texts, messages, messages);
  }

  static ReleaseText text(String language) {
    Path file = Path.of("../config/releases/2025-02-12-sommet." + language + ".md");
    try {
      String[] titleAndText = Files.readString(file).split("\n\n", 2);
      return new ReleaseText(language, titleAndText[0].substring(2), titleAndText[1].strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Article article(String title, String text) {
    return article(title, text, AFTER);
  }

  static Article article(String title, String text, Instant published) {
    return article(title, text, List.of(), published);
  }

  static Article article(String title, String text, List<String> authors, Instant published) {
    return new Article(
        "a1",
        "https://news.example/1",
        "https://news.example/1",
        title,
        "",
        text,
        authors,
        List.of(),
        new Outlet("news", "News", "news.example", "FR", 3),
        "fr",
        published,
        null,
        published,
        "news",
        null,
        1,
        List.of(),
        null);
  }

  /** Tags at all places of these words in an article's text. */
  static List<Tag> tags(String tag, Article article, String surface) {
    return Pattern.compile(surface, Pattern.LITERAL)
        .matcher(article.text())
        .results()
        .map(it -> tag(tag, it.start(), surface))
        .toList();
  }

  /** A tag at the first place of these words in an article's text. */
  static Tag tag(String tag, Article article, String surface) {
    int start = article.text().indexOf(surface);
    if (start < 0) {
      throw new IllegalArgumentException(surface + " is not in the article");
    }
    return tag(tag, start, surface);
  }

  private static Tag tag(String tag, int start, String surface) {
    return new Tag(
        tag, tag + "#1", 1, "", Tag.Field.text, start, start + surface.length(), surface, surface);
  }
}
