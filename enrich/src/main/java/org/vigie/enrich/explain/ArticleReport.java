package org.vigie.enrich.explain;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.attribution.Attribution;
import org.vigie.enrich.attribution.Attribution.Reason;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.match.Matcher;
import org.vigie.enrich.pickup.Judgement;
import org.vigie.enrich.pickup.Releases;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.text.Sentences;
import org.vigie.enrich.watch.Analysis;
import org.vigie.enrich.watch.Rejections;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.TagRules;

/**
 * What a watch finds in an article, and what it compared on the way.
 *
 * @param language the article's, or the one that was guessed; null if unknown
 * @param declared the language that the feed or the outlet gives; null if neither does
 * @param tags the places of tags, and of key messages, which are never shown as tags
 * @param conditions the places of what follows {@code IF} in the rules of these tags
 * @param drafts the places where drafts matched
 * @param messages ids of the key messages
 * @param names places with a spokesperson's name or a brand, as tags without id. If {@code
 *     isDoubtful}, also words that may name the organisation
 * @param isDoubtful true if neither a tag nor a person names the organisation, but such words may
 * @param namesUs true if a tag, a spokesperson, a brand or such words name the organisation, so
 *     that its sentences are compared with the releases
 * @param later the releases that are too young for the article to take anything from them
 * @param isRejected true if a person has rejected the pickup, or the article with its tags
 * @param isOwn true if the article is on the organisation's own site
 * @param zone the organisation's time zone
 */
public record ArticleReport(
    Article article,
    @Nullable String language,
    @Nullable String declared,
    List<Tag> tags,
    List<Tag> conditions,
    List<Tag> drafts,
    Set<String> messages,
    List<Tag> names,
    boolean isDoubtful,
    boolean namesUs,
    List<Said> sentences,
    List<ReleaseReport> releases,
    List<Release> later,
    @Nullable Pickup pickup,
    boolean isRejected,
    boolean isOwn,
    ZoneId zone) {

  public ArticleReport {
    tags = List.copyOf(tags);
    conditions = List.copyOf(conditions);
    drafts = List.copyOf(drafts);
    messages = Set.copyOf(messages);
    names = List.copyOf(names);
    sentences = List.copyOf(sentences);
    releases = List.copyOf(releases);
    later = List.copyOf(later);
  }

  /** Returns one of the article's texts. */
  public String text(Tag.Field field) {
    return article.text(field);
  }

  /** True if the article took something from this release. */
  public boolean isTaken(ReleaseReport release) {
    return pickup != null && release.release().equals(pickup.release());
  }

  /** A sentence on one line, the speaker to whom its words are attributed, and why. */
  public record Said(Tag.Field field, String words, Reason reason) {}

  /** Reads an article as {@link Analysis} does. */
  public static ArticleReport of(WatchConfig config, Article given) {
    Finding finding = Analysis.of(config.watch(), config.items()).read(given);
    var words = new ArticleWords();
    Article article = Analysis.inKnownLanguage(given, words);
    Rejections rejected = Rejections.of(config.organisation().rejected());
    List<Tag> found =
        rejected.isForeign(given) ? List.of() : new Matcher(config.tags()).match(article, words);
    Judgement judgement = releases(config).judge(article, found, words);
    List<ReleaseReport> compared = judgement.releases().stream().map(ReleaseReport::of).toList();
    return new ArticleReport(
        article,
        article.language(),
        given.language(),
        found,
        Matcher.ofConditions(config.tags()).match(article, words),
        drafts(config).match(article, words),
        messages(config),
        judgement.names(),
        judgement.doubtful(),
        judgement.attribution().namesUs(),
        sentences(article, judgement.attribution()),
        compared,
        later(config, compared),
        finding.pickup(),
        rejected.isNoPickup(given),
        finding.own(),
        config.organisation().zone());
  }

  private static Matcher drafts(WatchConfig config) {
    return new Matcher(config.tags().stream().map(TagRules::withDraftsOnly).toList());
  }

  private static Releases releases(WatchConfig config) {
    List<TagRules> messages = config.tags().stream().filter(TagRules::message).toList();
    return new Releases(config.organisation(), config.releases(), messages);
  }

  private static List<Release> later(WatchConfig config, List<ReleaseReport> compared) {
    Set<String> ids = compared.stream().map(ReleaseReport::release).collect(Collectors.toSet());
    return config.releases().stream().filter(release -> !ids.contains(release.id())).toList();
  }

  private static Set<String> messages(WatchConfig config) {
    return config.tags().stream()
        .filter(TagRules::message)
        .map(TagRules::id)
        .collect(Collectors.toSet());
  }

  private static List<Said> sentences(Article article, Attribution attribution) {
    List<Said> said = new ArrayList<>();
    for (Tag.Field field : Tag.Field.values()) {
      String text = article.text(field);
      for (Sentences.Sentence sentence : attribution.sentences(field)) {
        int start = Sentences.afterBlanks(text, sentence.start());
        String words = text.substring(start, sentence.end()).stripTrailing();
        Reason reason = attribution.reason(field, start, start + words.length());
        said.add(new Said(field, words.replaceAll("\\s+", " "), reason));
      }
    }
    return said;
  }
}
