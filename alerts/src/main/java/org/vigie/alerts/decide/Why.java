package org.vigie.alerts.decide;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.Quiet;
import org.vigie.alerts.config.Route;
import org.vigie.events.Mention;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

/**
 * Says in one sentence why something is told, or isn't yet: what in the article made it fit, the
 * reason, and the timer; and the route, where the configuration gave it a name.
 *
 * @param route null when the configuration no longer has it
 */
record Why(Language language, @Nullable Route route) {
  private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(-.*)?");
  private static final int SURFACE = 60;

  String sentence(Waiting waiting, Reason reason, Moment moment) {
    return evidence(waiting.listed().getFirst())
        + say("\u00a0; ", "; ")
        + what(waiting, reason, moment)
        + name()
        + ".";
  }

  private String name() {
    return route == null || route.name() == null
        ? ""
        : say(", par la route ", ", by the route ") + quoted(route.name());
  }

  private String what(Waiting waiting, Reason reason, Moment moment) {
    return switch (moment) {
      case QUIET_BEGUN -> held();
      case TAKEN_OVER -> say("une autre route l’annonce", "another route tells it");
      case QUIET_OVER -> reason(reason, waiting.size());
      case RUN_ENDS ->
          reason(reason, waiting.size())
              + say(", sans attente car l’exécution finit", ", not waiting as the run ends");
      case DUE -> reason(reason, waiting.size()) + timer(reason);
    };
  }

  private String evidence(Mention mention) {
    Pickup pickup = mention.pickup();
    if (pickup != null && pickup.kind().takes()) {
      return taken(pickup.kind()) + release(pickup.release());
    }
    if (mention.tags().isEmpty()) {
      return taken(Pickup.Kind.MENTION);
    }
    Tag tag = mention.tags().getFirst();
    return quoted(shortened(tag.surface()))
        + say(" est", " is")
        + field(tag.field())
        + say(" (thème ", " (tag ")
        + tag.tag()
        + ")";
  }

  private String taken(Pickup.Kind kind) {
    return switch (kind) {
      case REPRINT -> say("un article reproduit ", "an article reprints ");
      case QUOTE -> say("un article cite ", "an article quotes ");
      case PARAPHRASE ->
          say("un article reprend, à vérifier, ", "an article paraphrases, to be checked, ");
      case MENTION -> say("un article nous cite", "an article names us");
    };
  }

  /** By its date, which people know it by; ids usually begin with it. */
  private String release(@Nullable String id) {
    Matcher dated = DATED.matcher(id == null ? "" : id);
    if (dated.matches()) {
      try {
        var date = DateTimeFormatter.ofPattern("d MMMM yyyy", language.locale());
        return say("notre communiqué du ", "our release of ")
            + LocalDate.parse(dated.group(1)).format(date);
      } catch (DateTimeParseException e) {
        // named below
      }
    }
    return id == null || id.isEmpty()
        ? say("notre communiqué", "our release")
        : say("notre communiqué ", "our release ") + quoted(id);
  }

  private String quoted(String text) {
    return say("«\u00a0" + text + "\u00a0»", "“" + text + "”");
  }

  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= SURFACE) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, SURFACE - 1)).stripTrailing() + "…";
  }

  private String field(Tag.Field field) {
    return switch (field) {
      case title -> say(" dans le titre", " in the title");
      case summary -> say(" dans le chapeau", " in the summary");
      case text -> say(" dans le texte", " in the text");
    };
  }

  private String reason(Reason reason, int articles) {
    return switch (reason) {
      case NEW_STORY -> say("nouveau sujet", "new story");
      case NEW_ARTICLES ->
          articles == 1
              ? say("un article de plus", "one more article")
              : say(articles + " articles de plus", articles + " more articles");
      case STRONGER_PICKUP ->
          say("il en reprend plus qu’annoncé", "it takes more than was told before");
      case QUIET_HOURS_OVER -> say("les heures calmes sont finies", "quiet hours are over");
      case DIGEST -> say("c’est l’heure du point", "it is the digest’s hour");
    };
  }

  private String held() {
    Quiet quiet = route == null ? null : route.quiet();
    return quiet == null
        ? say("retenu", "held back")
        : say("retenu jusqu’à ", "held back until ") + quiet.to();
  }

  private String timer(Reason reason) {
    if (route == null) {
      return say(" (cette route n’existe plus)", " (this route is no more)");
    }
    return reason == Reason.NEW_STORY
        ? wait(route.groupWait())
        : say(" (un message toutes les ", " (one message every ")
            + show(route.groupInterval())
            + say(" au plus)", " at most)");
  }

  private String wait(Duration wait) {
    return wait.isZero()
        ? say(", sans attente", ", not waiting")
        : say(", après une attente de ", ", after a wait of ") + show(wait);
  }

  private static String show(Duration time) {
    long seconds = time.toSeconds();
    if (seconds > 0 && seconds % 3600 == 0) {
      return seconds / 3600 + "\u00a0h";
    }
    return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + "\u00a0min" : seconds + "\u00a0s";
  }

  private String say(String french, String english) {
    return language.pick(french, english);
  }
}
