package org.vigie.enrich.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.LanguageGuess;
import org.vigie.enrich.match.Matcher;
import org.vigie.enrich.pickup.Releases;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.story.Sightings;
import org.vigie.enrich.story.Wording;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.TagRules;

/**
 * Finds a watch's tags and pickups in an article. Is compiled from the watch's items (the
 * organisation, its tags, its releases). Equal items and articles give equal results. Thread-safe.
 */
public final class Analysis {
  private static final String NO_ZONE = "UTC";

  private final String watch;
  private final Organisation organisation;
  private final Rejections rejections;
  private final String timeZone;
  private final Set<String> messages = new HashSet<>();

  /** Finds the tags, and the key messages that matter in any article. */
  private final Matcher matcher;

  /** Finds the other key messages. They matter only if we say them, so only if we are named. */
  private final Matcher saidByUs;

  /** Finds tags by drafts only. What it finds is counted, and changes nothing. */
  private final Matcher drafts;

  private final Releases releases;

  private Analysis(
      String watch, Organisation organisation, List<TagRules> tags, List<Release> releases) {
    this.watch = watch;
    this.organisation = organisation;
    this.rejections = Rejections.of(organisation.rejected());
    this.timeZone = organisation.zone().getId();
    tags.stream().filter(TagRules::message).map(TagRules::id).forEach(messages::add);
    Set<String> everywhere = new HashSet<>(organisation.tags());
    releases.forEach(release -> everywhere.addAll(release.ownMessages()));
    Predicate<TagRules> ifSaidByUs = tag -> tag.message() && !everywhere.contains(tag.id());
    this.matcher = new Matcher(tags.stream().filter(ifSaidByUs.negate()).toList());
    this.saidByUs = new Matcher(tags.stream().filter(ifSaidByUs).toList());
    this.drafts = new Matcher(tags.stream().map(TagRules::withDraftsOnly).toList());
    this.releases =
        new Releases(organisation, releases, tags.stream().filter(TagRules::message).toList());
  }

  /** Compiles a watch from one version of each of its items. Ignores items that were removed. */
  public static Analysis of(String watch, Collection<? extends WatchItem> items) {
    var organisation =
        new Organisation(
            watch,
            watch,
            1,
            Instant.EPOCH,
            false,
            watch,
            List.of(),
            List.of(),
            NO_ZONE,
            WatchItem.Names.NONE);
    var tags = new ArrayList<TagRules>();
    var releases = new ArrayList<Release>();
    for (WatchItem item : items) {
      switch (item) {
        case WatchItem gone when gone.retired() -> {}
        case Organisation found -> organisation = found;
        case TagRules tag -> tags.add(tag);
        case Release release -> releases.add(release);
      }
    }
    return new Analysis(watch, organisation, tags, releases);
  }

  /** Returns the watch's id. */
  public String watch() {
    return watch;
  }

  /** Returns what a person has found wrong. */
  public Rejections rejections() {
    return rejections;
  }

  /** Returns the rules that can't be used, with the reasons. All other rules are used. */
  List<Matcher.RuleProblem> problems() {
    return Stream.of(matcher, saidByUs, drafts).flatMap(each -> each.problems().stream()).toList();
  }

  /**
   * Finds the tags and the pickup of an article. Leaves out the tags that stand for key messages of
   * releases, because these only help to recognise a pickup, and what a person has rejected. The
   * result has the article as it is, without a language that was only guessed.
   */
  public Finding read(Article article) {
    var words = new ArticleWords();
    Article known = inKnownLanguage(article, words);
    boolean isForeign = rejections.isForeign(article);
    List<Tag> found = isForeign ? List.of() : found(known, words);
    Pickup pickup = isForeign ? null : pickup(known, found, words);
    List<Tag> tags = found.stream().filter(tag -> !messages.contains(tag.tag())).toList();
    boolean empty = tags.isEmpty() && pickup == null;
    return new Finding(
        watch,
        article.withoutText(),
        tags,
        pickup,
        isOwn(organisation, article),
        null,
        Sightings.length(article),
        empty ? Wording.NONE : Wording.of(article, pickup),
        timeZone,
        isForeign ? Set.of() : byDraftsOnly(known, found, words));
  }

  private @Nullable Pickup pickup(Article article, List<Tag> found, ArticleWords words) {
    return rejections.isNoPickup(article)
        ? releases.mention(article, found, words)
        : releases.pickup(article, found, words);
  }

  /** Returns the ids of the tags that only drafts find. */
  private Set<String> byDraftsOnly(Article article, List<Tag> found, ArticleWords words) {
    Set<String> tags = new HashSet<>();
    drafts.match(article, words).forEach(tag -> tags.add(tag.tag()));
    found.forEach(tag -> tags.remove(tag.tag()));
    return tags;
  }

  /** Guesses the language if neither feed nor outlet gives one, or if the text is in another. */
  public static Article inKnownLanguage(Article article, ArticleWords words) {
    String body = article.text().isBlank() ? article.summary() : article.text();
    Tokens read = words.of(body.isBlank() ? article.title() : body);
    String language = LanguageGuess.of(read, article.language());
    return language == null || language.equals(article.language())
        ? article
        : article.inLanguage(language);
  }

  private List<Tag> found(Article article, ArticleWords words) {
    List<Tag> found = matcher.match(article, words);
    if (found.stream().noneMatch(tag -> organisation.tags().contains(tag.tag()))
        && !releases.namesUs(article, words)) {
      return found;
    }
    return Stream.concat(found.stream(), saidByUs.match(article, words).stream()).toList();
  }

  /** True if the article is on one of the organisation's own sites. */
  public static boolean isOwn(Organisation organisation, Article article) {
    String outlet = article.outlet().domain();
    String host = Sightings.host(article.url());
    return organisation.domains().stream()
        .map(domain -> domain.toLowerCase(Locale.ROOT))
        .anyMatch(own -> Sightings.isWithin(outlet, own) || Sightings.isWithin(host, own));
  }
}
