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
 * One version of an item of a watch. Old versions stay in the topic. An article is tagged by the
 * versions valid at its timestamp: of each item the highest one whose {@code validFrom} is not
 * later.
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

  /** Whether this version removes the item from the watch. */
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
   * The organisation whose press office uses Vigie.
   *
   * @param domains of its own sites, whose articles are counted apart
   * @param tags ids of the tags that name it, such as its name and its director
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
   * A tag with its rules; an article has the tag if one of them matches.
   *
   * @param message true for a key message of releases, which helps to recognise pickups and is
   *     never shown as a tag
   * @param macros named sub-queries for use in the rules
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
      // why: sorted, so that equal rules have equal bytes.
      macros = Collections.unmodifiableMap(new TreeMap<>(macros));
    }
  }

  /**
   * A query that finds a tag.
   *
   * @param id {@code tag#1} and so on, unless configured
   * @param query in the language of {@code config/README.md}
   * @param languages of the articles to match; empty for all
   */
  record Rule(String id, String query, List<String> languages) {
    public Rule {
      languages = languages == null ? List.of() : List.copyOf(languages);
    }
  }

  /**
   * A press release that we published.
   *
   * @param texts the original, then its translations
   * @param keyMessages ids of tags and messages for its main points
   * @param ownMessages the key messages that only we use: each shows a pickup by itself, even in an
   *     article that does not name us
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

  /** A release in one language: plain text with empty lines between paragraphs. */
  record ReleaseText(String language, String title, String text) {}
}
