package org.vigie.alerts.words;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Language;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.events.Story;

/**
 * Every word that alerts add to what an article says.
 *
 * @param zone in which times are told
 */
public record Wording(Language language, ZoneId zone) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final int NAME = 60;
  private static final int WHY = 300;
  private static final int TAGS = 6;
  private static final int OUTLETS = 4;

  Locale locale() {
    return language.locale();
  }

  String untitled() {
    return say("(sans titre)", "(untitled)");
  }

  /** What kind of pickup; what isn't any names one of our topics. */
  String kind(Pickup.@Nullable Kind kind) {
    return switch (kind) {
      case REPRINT -> say("reprise intégrale", "full reprint");
      case QUOTE -> say("citation", "quotation");
      case PARAPHRASE -> say("paraphrase à vérifier", "paraphrase, to check");
      case MENTION -> say("mention", "mention");
      case null -> say("sur nos sujets", "on our topics");
    };
  }

  String copy() {
    return say("reprise", "copy");
  }

  String name(Outlet outlet) {
    return Lines.shorten(Lines.clean(outlet.name()), NAME);
  }

  /** Tier, and country where it is known. */
  String rank(Outlet outlet) {
    String tier = say("rang ", "tier ") + outlet.tier();
    String country = outlet.country();
    return country == null
        ? tier
        : tier + " · " + Locale.of("", country).getDisplayCountry(locale());
  }

  /**
   * The two clocks of an article.
   *
   * @param told dates are left out where they are this day's
   */
  String clocks(Article article, Instant told) {
    Instant published = article.published();
    String seen = say("vu ", "seen ") + time(article.seen(), told);
    return published == null
        ? seen + say(" (parution non datée)", " (publication undated)")
        : say("publié ", "published ") + time(published, told) + ", " + seen;
  }

  /** Hours and minutes, with the day unless it is the one told. */
  public String time(Instant time, Instant told) {
    var local = time.atZone(zone);
    LocalDate today = told.atZone(zone).toLocalDate();
    String day = local.toLocalDate().equals(today) ? "" : local.format(date()) + " ";
    return day + local.format(TIME);
  }

  String tags(List<String> tags) {
    String some = String.join(", ", tags.subList(0, Math.min(TAGS, tags.size())));
    return tags.size() > TAGS ? some + "…" : some;
  }

  String headline(Mention lead) {
    return name(lead.article().outlet()) + " · " + kind(kindOf(lead));
  }

  /** What a later message brings. */
  String headline(Notification later) {
    int articles = later.mentions().size() + later.more();
    String news =
        articles == 1
            ? say("1 nouvel article", "1 more article")
            : articles + say(" nouveaux articles", " more articles");
    return later.reason() == Notification.Reason.STRONGER_PICKUP && !later.mentions().isEmpty()
        ? say("Plus fort : ", "Stronger: ") + headline(later.mentions().getFirst())
        : news;
  }

  /** {@code +4 reprises du même texte · +1 autre article : Ouest-France, La Croix}. */
  String company(Story story, @Nullable String lead) {
    String more = more(story.copies(), Math.max(0, story.articles() - story.copies() - 1));
    List<Outlet> outlets =
        story.members().stream()
            .filter(member -> !member.article().equals(lead))
            .map(Story.Member::outlet)
            .toList();
    return more.isEmpty() ? "" : more + names(outlets);
  }

  /** {@code +4 reprises du même texte · +1 autre article}; empty for neither. */
  String more(int copies, int others) {
    List<String> parts = new ArrayList<>();
    if (copies > 0) {
      parts.add(copies(copies));
    }
    if (others > 0) {
      parts.add(
          "+"
              + others
              + (others == 1
                  ? say(" autre article", " other article")
                  : say(" autres articles", " other articles")));
    }
    return String.join(" · ", parts);
  }

  /** {@code +1 reprise du même texte : Le Phare breton · et 3 autres}; empty for neither. */
  String folded(List<Mention> copies, int unlisted) {
    List<String> parts = new ArrayList<>();
    if (!copies.isEmpty()) {
      List<Outlet> outlets = copies.stream().map(each -> each.article().outlet()).toList();
      parts.add(copies(copies.size()) + names(outlets));
    }
    if (unlisted > 0) {
      parts.add(
          say(
              unlisted == 1 ? "et 1 autre" : "et " + unlisted + " autres",
              "and " + unlisted + " more"));
    }
    return String.join(" · ", parts);
  }

  private String copies(int count) {
    return "+"
        + count
        + (count == 1 ? say(" reprise", " copy") : say(" reprises", " copies"))
        + say(" du même texte", " of the same text");
  }

  /** A colon and some of their names, those of the first tier first; nothing for none. */
  private String names(List<Outlet> outlets) {
    List<String> names =
        outlets.stream()
            .sorted(Comparator.comparingInt(Outlet::tier))
            .map(this::name)
            .distinct()
            .toList();
    String some = String.join(", ", names.subList(0, Math.min(OUTLETS, names.size())));
    return names.isEmpty() ? "" : colon() + some + (names.size() > OUTLETS ? "…" : "");
  }

  /** {@code 5 articles en tout, dont 4 reprises}. */
  String total(Story story) {
    String all =
        story.articles()
            + (story.articles() == 1
                ? say(" article en tout", " article in all")
                : say(" articles en tout", " articles in all"));
    return story.copies() == 0
        ? all
        : all
            + say(", dont " + story.copies(), ", " + story.copies() + " of them")
            + (story.copies() == 1 ? say(" reprise", " a copy") : say(" reprises", " copies"));
  }

  /** The deciding side's sentence: route, evidence, reason, timer. */
  String why(Notification n) {
    return say("Pourquoi", "Why") + colon() + Lines.shorten(Lines.clean(n.why()), WHY);
  }

  static Pickup.@Nullable Kind kindOf(Mention mention) {
    return mention.pickup() == null ? null : mention.pickup().kind();
  }

  /** As put between a label and what follows. */
  public String colon() {
    return say("\u00a0: ", ": ");
  }

  /** One of two texts. */
  public String say(String french, String english) {
    return language.pick(french, english);
  }

  private DateTimeFormatter date() {
    return DateTimeFormatter.ofPattern(say("dd/MM", "d MMM"), locale());
  }
}
