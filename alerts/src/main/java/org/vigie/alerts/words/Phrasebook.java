package org.vigie.alerts.words;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.WatchNames;
import org.vigie.events.Article;
import org.vigie.events.ChannelState;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.events.Story;

/**
 * Describes articles, stories and notifications in one language.
 *
 * @param zone time zone of all times shown
 * @param names names of tags and releases that are shown instead of their ids
 * @param clock the time at which people get to read a text
 */
public record Phrasebook(Language language, ZoneId zone, WatchNames names, InstantSource clock) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  // Maximum code points of an outlet or a release (one line on a phone) and of an explanation.
  // Estimates.
  private static final int NAME = 60;
  private static final int WHY = 300;

  /** Maximum code points of another message's title. Chosen: two lines on a phone. */
  private static final int TITLE = 100;

  // Maximum number of tags on one line, of code points of a tag, and of outlets. Estimates.
  private static final int TAGS = 6;
  private static final int TAG = 40;
  private static final int OUTLETS = 4;

  private static final Pattern OPENS_QUOTATION = Pattern.compile("[“„«»\"‘‚]");

  /** Shows tags and releases by their ids. */
  public Phrasebook(Language language, ZoneId zone) {
    this(language, zone, WatchNames.NONE);
  }

  /** Shows a notification as on the day on which it was decided. */
  public Phrasebook(Language language, ZoneId zone, WatchNames names) {
    this(language, zone, names, () -> Instant.MIN);
  }

  /** Returns a text of the message bundle; see {@link Phrases#say}. */
  String say(String key, Object... arguments) {
    return Phrases.of(language).say(key, arguments);
  }

  /** Returns the colon between a label and its text, with the spaces that the language needs. */
  public String colon() {
    return say("colon");
  }

  /** Returns a text in the quotation marks of the language, unless it begins with its own. */
  public String quoted(String text) {
    return OPENS_QUOTATION.matcher(text).lookingAt() ? text : say("quoted", "text", text);
  }

  Locale locale() {
    return language.locale();
  }

  /** Returns the name of a kind of pickup. Null means that the article only contains a tag. */
  public String kind(Pickup.@Nullable Kind kind) {
    return say("article.kind", "kind", kind == null ? "NONE" : kind);
  }

  /**
   * Names the release that an article takes from: {@code release “Dams”}; empty if there is none.
   */
  String release(Mention mention) {
    Pickup pickup = mention.pickup();
    if (pickup == null || pickup.release() == null || !pickup.kind().takes()) {
      return "";
    }
    String title = names.release(mention.watch(), pickup.release()).title(language);
    return say("article.release", "name", quoted(Lines.shorten(Lines.clean(title), NAME)));
  }

  String name(Outlet outlet) {
    return Lines.shorten(Lines.clean(outlet.name()), NAME);
  }

  /** Returns the time on whose day times are shown without a date. */
  public Instant today(Notification n) {
    Instant now = clock.instant();
    // why: a channel that was blocked for days gets old alerts, and people read them as new.
    return now.isAfter(n.decided()) ? now : n.decided();
  }

  /** Says whether the outlet is a major one (tier 1), and names its country if known. */
  String rank(Outlet outlet) {
    String country = outlet.country();
    return Lines.join(
        say("article.tier", "tier", outlet.tier()),
        country == null ? "" : Locale.of("", country).getDisplayCountry(locale()));
  }

  /**
   * Returns the times when an article was published and seen.
   *
   * @param today times on the day of this instant are shown without a date
   */
  String clocks(Article article, Instant today) {
    Instant published = article.published();
    String seen = time(article.seen(), today);
    return published == null
        ? say("article.undated", "seen", seen)
        : say("article.dated", "published", time(published, today), "seen", seen);
  }

  /** Returns when an article was published; without a date, when it was seen, and says so. */
  String published(Article article, Instant today) {
    Instant published = article.published();
    return published == null
        ? say("article.undated", "seen", time(article.seen(), today))
        : say("article.published", "published", time(published, today));
  }

  /**
   * Returns hours and minutes, and before them the date unless {@code time} and {@code reference}
   * are on one day. The date has a year unless both are in one.
   */
  public String time(Instant time, Instant reference) {
    ZonedDateTime local = time.atZone(zone);
    LocalDate today = reference.atZone(zone).toLocalDate();
    if (local.toLocalDate().equals(today)) {
      return local.format(TIME);
    }
    String key = local.getYear() == today.getYear() ? "date.short" : "date.year";
    return local.format(date(key)) + " " + local.format(TIME);
  }

  /** Returns a sentence about a channel that is blocked, away, or OK again. */
  public String channel(ChannelState channel) {
    String state = channel.state().name();
    String why = channel.why() == null ? "" : channel.why();
    String since = time(channel.since(), channel.updated());
    return say(
        "operator.channel",
        "state",
        state,
        "channel",
        channel.channel(),
        "why",
        why,
        "since",
        since,
        "count",
        channel.waiting());
  }

  /** Returns a line about a notification that is given up. */
  public String failed(Notification n, String why) {
    return say("operator.failed", "channel", n.channel(), "why", why, "title", n.story().title());
  }

  /** Returns a line about a notification that may not have arrived, or may have arrived twice. */
  public String doubtful(Notification n, String why) {
    return say("operator.doubtful", "channel", n.channel(), "why", why, "title", n.story().title());
  }

  /** Returns a line about a mail that some recipients don't get. */
  public String refused(Notification n, int count, String recipients) {
    String title = n.story().title();
    return say(
        "operator.refused",
        "channel",
        n.channel(),
        "count",
        count,
        "recipients",
        recipients,
        "title",
        title);
  }

  /** Returns the line of a message that is sent again although it may have arrived before. */
  public String again() {
    return say("again");
  }

  /**
   * Writes a date by the pattern {@code key}, or by {@code key.first} on the first day of a month,
   * which has its own form in French: {@code 1er mai}.
   */
  static String date(Language language, String key, LocalDate date) {
    String own = date.getDayOfMonth() == 1 ? key + ".first" : key;
    String pattern = Phrases.of(language).say(own);
    return date.format(DateTimeFormatter.ofPattern(pattern, language.locale()));
  }

  DateTimeFormatter date(String key) {
    return DateTimeFormatter.ofPattern(say(key), locale());
  }

  /** Returns the names of a mention's first tags, separated by commas. */
  public String tags(Mention mention) {
    return some(mention.tagIds().stream().map(id -> tag(mention.watch(), id)).toList(), TAGS);
  }

  /** Returns the name of a watch's tag. */
  String tag(String watch, String id) {
    return Lines.shorten(Lines.clean(names.tag(watch, id)), TAG);
  }

  String headline(Mention lead) {
    return name(lead.article().outlet()) + " · " + kind(lead.kind());
  }

  /** Returns a later message's headline: the number of new articles or the stronger pickup. */
  String headline(Notification later) {
    if (later.reason() == Notification.Reason.STRONGER_PICKUP && !later.mentions().isEmpty()) {
      return say("story.stronger", "headline", headline(later.mentions().getFirst()));
    }
    return say("story.more", "count", later.mentions().size() + later.more());
  }

  /** Counts the other articles: {@code +4 copies du même texte · +1 autre article : La Croix}. */
  String company(Story story, @Nullable String lead) {
    List<Story.Member> others = new ArrayList<>(story.members());
    others.removeIf(member -> member.article().equals(lead));
    // why: an article that was sent can be withdrawn later.
    boolean isWithdrawn = lead != null && others.size() == story.articles();
    int copies = story.copiesBeside(lead);
    int rest = story.articles() - copies - (isWithdrawn ? 0 : 1);
    String more = more(copies, Math.max(0, rest));
    return more.isEmpty() ? "" : more + names(others.stream().map(Story.Member::outlet).toList());
  }

  /** Returns {@code +4 copies du même texte · +1 autre article}; empty if both numbers are 0. */
  String more(int copies, int others) {
    return Lines.join(
        copies > 0 ? say("story.copies", "count", copies) : "",
        others > 0 ? say("story.others", "count", others) : "");
  }

  /** Counts copies and unlisted articles: {@code +1 copy of the same text: Ouest · and 3 more}. */
  String folded(List<Mention> copies, int unlisted) {
    List<Outlet> outlets = copies.stream().map(each -> each.article().outlet()).toList();
    return Lines.join(
        copies.isEmpty() ? "" : say("story.copies", "count", copies.size()) + names(outlets),
        unlisted > 0 ? say("story.unlisted", "count", unlisted) : "");
  }

  /** Returns a colon and the names of the first outlets by tier; empty if there are no outlets. */
  private String names(List<Outlet> outlets) {
    var byTier = outlets.stream().sorted(Comparator.comparingInt(Outlet::tier));
    List<String> shown = byTier.map(this::name).distinct().toList();
    return shown.isEmpty() ? "" : colon() + some(shown, OUTLETS);
  }

  private static String some(List<String> texts, int most) {
    String some = String.join(", ", texts.subList(0, Math.min(most, texts.size())));
    return texts.size() > most ? some + "…" : some;
  }

  /**
   * Names the first message that a later message about its story follows, for channels without
   * threads.
   *
   * @param first null if no first message was sent
   */
  public String follows(Notification later, @Nullable Notification first) {
    if (first == null) {
      return say("story.follows", "title", title(later.story().title()));
    }
    String title = title(Alert.of(first, this).lead().title());
    return say("story.follows.sent", "title", title, "time", time(first.decided(), today(later)));
  }

  private String title(String title) {
    return quoted(Lines.shorten(Lines.clean(title), TITLE));
  }

  /** Returns the story's size: {@code 5 articles en tout, dont 4 copies}. */
  String total(Story story) {
    return say("story.total", "articles", story.articles(), "copies", story.copies());
  }

  /** Returns the sentence that explains the notification, after a label: {@code Why: …}. */
  String why(Notification n) {
    return say("why.line", "sentence", Lines.shorten(Lines.clean(n.why()), WHY));
  }
}
