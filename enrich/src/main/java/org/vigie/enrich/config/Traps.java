package org.vigie.enrich.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.enrich.match.Matcher;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.Problems;

/** Checks a watch for what is allowed in each line but makes false alerts in the whole. */
public final class Traps {
  private static final String FILE = "watch.yaml";

  private Traps() {}

  /**
   * Reports our own name as a key message, because then each article that names us is a paraphrase
   * of the release; and a release without a text, because nothing can be a pickup of it.
   */
  public static void check(WatchConfig config, Problems problems) {
    Set<String> ours = Set.copyOf(config.organisation().tags());
    for (Release release : config.releases()) {
      Stream.concat(release.keyMessages().stream(), release.ownMessages().stream())
          .distinct()
          .filter(ours::contains)
          .forEach(tag -> problems.add(FILE, 0, ownName(release, tag)));
      release.texts().stream()
          .filter(Traps::isBlank)
          .forEach(text -> problems.add(FILE, 0, withoutText(release, text)));
    }
    config.tags().stream()
        .filter(tag -> tag.message() && isFoundInOurName(tag, config))
        .forEach(tag -> problems.add(FILE, 0, onNameAlone(tag)));
  }

  private static boolean isBlank(ReleaseText text) {
    return text.text().codePoints().noneMatch(Character::isLetter);
  }

  private static String withoutText(Release release, ReleaseText text) {
    String which = release.texts().size() > 1 ? " (" + text.language() + ")" : "";
    return "releases: " + release.id() + " has no text" + which;
  }

  private static String ownName(Release release, String tag) {
    return "releases: "
        + release.id()
        + ": your own name "
        + tag
        + " is a key message; then every article that names you would be a paraphrase";
  }

  private static String onNameAlone(TagRules tag) {
    return "messages: "
        + tag.id()
        + " is found in your name alone; then every article that names you would be a paraphrase";
  }

  private static boolean isFoundInOurName(TagRules message, WatchConfig config) {
    return !new Matcher(List.of(message))
        .match(Examples.article(config.organisation().name()))
        .isEmpty();
  }
}
