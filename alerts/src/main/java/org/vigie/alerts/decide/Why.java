package org.vigie.alerts.decide;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.Quiet;
import org.vigie.alerts.config.Route;
import org.vigie.events.Mention;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

/**
 * Says in one sentence why something is told, or isn't yet: the route, what in the article made it
 * fit, the reason, and the timer.
 *
 * @param setting the route; null when the configuration no longer has it
 */
record Why(Language language, String route, @Nullable Route setting) {

  String sentence(Waiting waiting, Reason reason, Moment moment) {
    return say("Par ", "By ")
        + route
        + say(", car ", ", because ")
        + evidence(waiting.listed().getFirst())
        + say("\u00a0; ", "; ")
        + what(waiting, reason, moment)
        + ".";
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
      return taken(pickup.kind()) + (pickup.release() == null ? "" : " " + pickup.release());
    }
    if (mention.tags().isEmpty()) {
      return say("un article nous cite", "an article names us");
    }
    Tag tag = mention.tags().getFirst();
    return say("la règle ", "rule ")
        + tag.rule()
        + say(" a trouvé le thème ", " found the tag ")
        + tag.tag()
        + field(tag.field());
  }

  private String taken(Pickup.Kind kind) {
    return switch (kind) {
      case REPRINT -> say("un article reproduit le communiqué", "an article reprints the release");
      case QUOTE -> say("un article cite le communiqué", "an article quotes the release");
      case PARAPHRASE ->
          say(
              "un article reprend, à vérifier, le communiqué",
              "an article paraphrases, to review, the release");
      case MENTION -> say("un article nous cite", "an article names us");
    };
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
      case NEW_STORY -> say("sujet nouveau", "new story");
      case NEW_ARTICLES ->
          articles == 1
              ? say("un article de plus", "one more article")
              : say(articles + " articles de plus", articles + " more articles");
      case STRONGER_PICKUP ->
          say("reprise plus forte qu’annoncé", "it takes more than was told before");
      case QUIET_HOURS_OVER -> say("les heures calmes sont finies", "quiet hours are over");
      case DIGEST -> say("c’est l’heure du point", "it is the digest’s hour");
    };
  }

  private String held() {
    Quiet quiet = setting == null ? null : setting.quiet();
    return quiet == null
        ? say("retenu", "held back")
        : say("retenu jusqu’à ", "held back until ") + quiet.to();
  }

  private String timer(Reason reason) {
    if (setting == null) {
      return say(" (cette route n’existe plus)", " (this route is no more)");
    }
    return reason == Reason.NEW_STORY
        ? wait(setting.groupWait())
        : say(", au plus toutes les ", ", at most every ") + show(setting.groupInterval());
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
