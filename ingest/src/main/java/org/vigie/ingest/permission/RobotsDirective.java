package org.vigie.ingest.permission;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A directive of the header {@code X-Robots-Tag} or of a meta element {@code robots} that reserves
 * the text of a page.
 *
 * @param written the directive as the page writes it
 * @param isForUs true if it names us; otherwise it holds for all robots
 */
record RobotsDirective(String written, boolean isForUs) {
  /**
   * Directives that concern text, without hyphens: no copy and no index (we keep text for some
   * days, to search it), no sentence of it in results (alerts show one), no text mining, no AI.
   * {@code noimageai} concerns pictures, which we never fetch.
   */
  private static final Set<String> RESERVING =
      Set.of(
          ("noindex none noarchive nocache nosnippet maxsnippet:0"
                  + " notdm noai noml nollm nogenai noaitraining notraining")
              .split(" "));

  /** Directives that have a value after a colon, so that what is before it is no robot's name. */
  private static final Set<String> VALUED =
      Set.of("unavailable_after max-snippet max-image-preview max-video-preview".split(" "));

  private static final Pattern ROBOT = Pattern.compile("\\*|[a-z0-9_-]+");
  private static final Pattern NOT_COMPARED = Pattern.compile("[-_\\s]");

  /**
   * Finds the first directive that reserves the text. A value such as {@code googlebot: noindex,
   * nofollow} holds only for the robot it names.
   *
   * @param names our names, in lower case
   */
  static Optional<RobotsDirective> reserving(List<String> values, Set<String> names) {
    for (String value : values) {
      String robot = "*";
      for (String part : value.split(",")) {
        String directive = part.strip().toLowerCase(Locale.ROOT);
        int colon = directive.indexOf(':');
        String name = colon < 0 ? "" : directive.substring(0, colon).strip();
        if (ROBOT.matcher(name).matches() && !VALUED.contains(name)) {
          robot = name;
          directive = directive.substring(colon + 1).strip();
        }
        boolean isForUs = names.contains(robot);
        if ((isForUs || robot.equals("*")) && reserves(directive)) {
          return Optional.of(new RobotsDirective(directive, isForUs));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean reserves(String directive) {
    return RESERVING.contains(NOT_COMPARED.matcher(directive).replaceAll(""));
  }
}
