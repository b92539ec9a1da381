package org.vigie.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing a watch looks for, in one version. Old versions stay in the topic; an article is tagged
 * with those valid at its timestamp (the highest version whose {@code validFrom} is not after it).
 *
 * <p>Key: {@code watch/kind/id/version}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WatchItem.Organisation.class, name = "organisation"),
  @JsonSubTypes.Type(value = WatchItem.TagRules.class, name = "tag"),
  @JsonSubTypes.Type(value = WatchItem.Release.class, name = "release")
})
public sealed interface WatchItem {
  String watch();

  String id();

  int version();

  Instant validFrom();

  /** Whether this version takes the item out of the watch. */
  boolean retired();

  default String key() {
    String kind =
        switch (this) {
          case Organisation _ -> "organisation";
          case TagRules _ -> "tag";
          case Release _ -> "release";
        };
    return watch() + "/" + kind + "/" + id() + "/" + version();
  }

  /**
   * Whose press office this is.
   *
   * @param domains its own sites, whose articles are counted apart
   * @param tags the tags that name it: its own name, its director
   * @param timeZone IANA name; days are counted in it
   */
  record Organisation(
      String watch,
      String id,
      int version,
      Instant validFrom,
      boolean retired,
      String name,
      List<String> domains,
      List<String> tags,
      String timeZone)
      implements WatchItem {
    public Organisation {
      domains = List.copyOf(domains);
      tags = List.copyOf(tags);
    }
  }

  /**
   * A tag with the rules that find it; it is in an article when one of them matches.
   *
   * @param message whether it is only a point that releases make: it helps to recognise pickups and
   *     is never shown as a tag
   * @param macros named sub-queries that the rules may use
   */
  record TagRules(
      String watch,
      String id,
      int version,
      Instant validFrom,
      boolean retired,
      String name,
      boolean message,
      List<Rule> rules,
      Map<String, String> macros)
      implements WatchItem {
    public TagRules {
      rules = List.copyOf(rules);
      // why: in one order, so that equal rules are equal bytes.
      macros = Collections.unmodifiableMap(new TreeMap<>(macros));
    }
  }

  /**
   * @param id {@code tag#1} unless the configuration names it
   * @param query in the language of {@code config/README.md}
   * @param languages the rule is tried on articles in these only; empty means all
   */
  record Rule(String id, String query, List<String> languages) {
    public Rule {
      languages = languages == null ? List.of() : List.copyOf(languages);
    }
  }

  /**
   * A press release that we published.
   *
   * @param texts the original first, then its translations
   * @param keyMessages ids of tags and messages that stand for its points
   * @param ownMessages those of them that nobody else makes: found alone, without our name, they
   *     still show a pickup
   */
  record Release(
      String watch,
      String id,
      int version,
      Instant validFrom,
      boolean retired,
      @Nullable Instant published,
      List<ReleaseText> texts,
      List<String> keyMessages,
      List<String> ownMessages)
      implements WatchItem {
    public Release {
      texts = List.copyOf(texts);
      keyMessages = List.copyOf(keyMessages);
      ownMessages = List.copyOf(ownMessages);
    }
  }

  /** A release in one language: plain text, paragraphs parted by an empty line. */
  record ReleaseText(String language, String title, String text) {}
}
