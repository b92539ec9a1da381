package org.vigie.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of an item of a watch: of the organisation, a tag or a release. The topic keeps old
 * versions. For each article, one version of each item applies: the highest version that was
 * already valid at the timestamp of the article's record.
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

  /** True if this version removes the item from the watch. */
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
   * @param domains domain names of the organisation's own sites, whose articles are counted
   *     separately
   * @param tags ids of the tags that name the organisation or, for instance, its director
   * @param timeZone IANA name of the time zone in which the days of the counts begin
   * @param names other words for the organisation and its people; older records lack them
   * @param rejected what a person has found wrong; older records lack it
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
      String timeZone,
      Names names,
      Rejected rejected)
      implements WatchItem {
    /** Creates an organisation that has rejected nothing. */
    public Organisation(
        String watch,
        String id,
        int version,
        Instant validFrom,
        boolean retired,
        String name,
        List<String> domains,
        List<String> tags,
        String timeZone,
        Names names) {
      this(
          watch,
          id,
          version,
          validFrom,
          retired,
          name,
          domains,
          tags,
          timeZone,
          names,
          Rejected.NONE);
    }

    public Organisation {
      domains = List.copyOf(domains);
      tags = List.copyOf(tags);
      names = names == null ? Names.NONE : names;
      rejected = rejected == null ? Rejected.NONE : rejected;
    }

    /** Returns a copy that has rejected this. */
    public Organisation rejecting(Rejected other) {
      return new Organisation(
          watch, id, version, validFrom, retired, name, domains, tags, timeZone, names, other);
    }

    /** Returns the time zone; UTC if it is invalid, because another program may have written it. */
    public ZoneId zone() {
      try {
        return ZoneId.of(timeZone);
      } catch (DateTimeException e) {
        return ZoneId.of("UTC");
      }
    }
  }

  /**
   * Articles in which a person has found something wrong, by canonical URL.
   *
   * @param pickups articles that take nothing from a release, although they seem to
   * @param articles articles that don't concern the organisation: they have no tags either
   */
  record Rejected(List<String> pickups, List<String> articles) {
    public static final Rejected NONE = new Rejected(List.of(), List.of());

    public Rejected {
      pickups = pickups == null ? List.of() : List.copyOf(pickups);
      articles = articles == null ? List.of() : List.copyOf(articles);
    }
  }

  /**
   * Words by which texts refer to the organisation, besides the tags that name it.
   *
   * @param calledAlso words that mean it in an article that names it: {@code the hospital}. If they
   *     have a proper name in them, as {@code the Béthune brewer} has, they may name it by
   *     themselves
   * @param spokespeople people who speak for it; their names count as its name
   * @param brands its products. They are named, but they don't speak
   * @param kind what it is: {@code hospital}, {@code company}; null if not given. Each language has
   *     its own words for a kind
   */
  record Names(
      List<String> calledAlso,
      List<Spokesperson> spokespeople,
      List<String> brands,
      @Nullable String kind) {
    public static final Names NONE = new Names(List.of(), List.of(), List.of(), null);

    public Names {
      calledAlso = calledAlso == null ? List.of() : List.copyOf(calledAlso);
      spokespeople = spokespeople == null ? List.of() : List.copyOf(spokespeople);
      brands = brands == null ? List.of() : List.copyOf(brands);
    }
  }

  /**
   * A person who speaks for the organisation.
   *
   * @param name forename and surname
   * @param role words for the person's office, in any language: {@code mayor}, {@code la maire}
   * @param spellings other forms of the name that texts use, such as the surname alone
   */
  record Spokesperson(String name, List<String> role, List<String> spellings) {
    public Spokesperson {
      role = role == null ? List.of() : List.copyOf(role);
      spellings = spellings == null ? List.of() : List.copyOf(spellings);
    }

    /** Returns the name and its other spellings. */
    public List<String> forms() {
      return Stream.concat(Stream.of(name), spellings.stream()).toList();
    }

    /** Returns what follows the first word of the name; the name if it is one word. */
    public String surname() {
      String[] parts = name.strip().split("\\s+", 2);
      return parts[parts.length - 1];
    }
  }

  /**
   * A tag with its rules. An article has the tag if at least one rule matches. A tag with drafts
   * and without rules is a draft itself: no article has it.
   *
   * @param message true if this is a key message: a point that releases make. It helps to recognise
   *     pickups and is never shown as a tag
   * @param macros queries by name; a rule that contains {@code @fish} uses the query {@code fish}
   * @param sentences a key message in plain words, in one language or several; older records lack
   *     them
   * @param drafts rules on trial: their matches are counted, and tag nothing; older records lack
   *     them
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
      Map<String, String> macros,
      List<String> sentences,
      List<Rule> drafts)
      implements WatchItem {
    /** Creates a tag without drafts, or a key message that is written as queries only. */
    public TagRules(
        String watch,
        String id,
        int version,
        Instant validFrom,
        boolean retired,
        String name,
        boolean message,
        List<Rule> rules,
        Map<String, String> macros) {
      this(
          watch, id, version, validFrom, retired, name, message, rules, macros, List.of(),
          List.of());
    }

    public TagRules {
      rules = List.copyOf(rules);
      sentences = sentences == null ? List.of() : List.copyOf(sentences);
      drafts = drafts == null ? List.of() : List.copyOf(drafts);
      // why: sorted, so that equal rules are always written as the same JSON.
      macros = Collections.unmodifiableMap(new TreeMap<>(macros));
    }

    /** True if the tag is a draft itself: all its rules are. */
    public boolean hasOnlyDrafts() {
      return rules.isEmpty() && !drafts.isEmpty();
    }

    /** Returns the tag as if its drafts were live. */
    public TagRules withDraftsLive() {
      return with(Stream.concat(rules.stream(), drafts.stream()).toList());
    }

    /** Returns the tag with its drafts in place of its rules: it finds what only drafts find. */
    public TagRules withDraftsOnly() {
      return with(drafts);
    }

    private TagRules with(List<Rule> others) {
      return new TagRules(
          watch, id, version, validFrom, retired, name, message, others, macros, sentences,
          List.of());
    }
  }

  /**
   * A query that finds a tag.
   *
   * @param id the configured id; by default {@code us#1} for the first rule of the tag {@code us}
   * @param query the text of the query, in the language described in {@code config/README.md}
   * @param languages ISO 639-1 codes of the languages of articles to match; empty for all
   */
  record Rule(String id, String query, List<String> languages) {
    public Rule {
      languages = languages == null ? List.of() : List.copyOf(languages);
    }
  }

  /**
   * A press release of the organisation.
   *
   * @param texts the original text, then its translations
   * @param keyMessages ids of the tags and messages that express the release's main points
   * @param ownMessages ids of the key messages that only the organisation states. One of them is
   *     enough to show a pickup, even in an article that does not name the organisation
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

  /** The text of a release in one language: plain text with empty lines between paragraphs. */
  record ReleaseText(String language, String title, String text) {}
}
