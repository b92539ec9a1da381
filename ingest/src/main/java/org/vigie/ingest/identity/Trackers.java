package org.vigie.ingest.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parameters that say how a reader came, not what is read. The names are those that tracking tools
 * document: Google, Meta, Microsoft, Matomo, Piano (AT Internet), Webtrekk, HubSpot, Mailchimp.
 */
final class Trackers {
  private static final Pattern PREFIXED =
      Pattern.compile(
          "(?:utm|at|mtm|pk|piwik|matomo|ga|gaa|hmb|oly|trk|fb|guce|ns|wt|wt_z?mc|hsa|stm|vero|mkt)_.*"
              + "|xt(?:or|ref|cr|mc|np)");

  private static final Set<String> NAMED =
      words(
          """
          fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid li_fat_id
          igshid igsh epik mc_cid mc_eid _hsenc _hsmi __hstc __hssc __hsfp hsctatracking
          wickedid rb_clickid s_cid s_kwcid cmpid icid intcid ncid ocid ito smid smtyp
          ftag taid sref soc_src soc_trk tsrc _ga _gl srsltid guccounter spm cvid wtmc
          wt.mc_id __twitter_impression __cft__ __tn__ action_object_map mibextid
          ref_src ref_url feature_share xtatc
          """);

  /** Parameters that only say "from a feed" or "from a share", when they do. */
  private static final Set<String> MAY_BE =
      words(
          """
          partner emc ref source src from medium origin via cmp cid campaign utm mc ns r
          output
          """);

  private static final Pattern FROM_A_FEED =
      Pattern.compile("(?i)(?:rss|atom|feed|flux)(?:[-_]?(?:rss|feed|reader))?(?:[-_]?\\d+)?");

  private Trackers() {}

  private static Set<String> words(String spaced) {
    return Set.of(spaced.strip().split("\\s+"));
  }

  /**
   * A query without its trackers.
   *
   * @param query raw, without the question mark; null when there is none
   * @param host whose parameters they are
   * @return empty when nothing is left
   */
  static String withoutThem(@Nullable String query, String host) {
    if (query == null || query.isEmpty()) {
      return "";
    }
    boolean newsSearch = host.equalsIgnoreCase("news.google.com");
    return Arrays.stream(query.split("&"))
        .filter(parameter -> !parameter.isEmpty() && !isTracker(parameter))
        .filter(parameter -> !newsSearch || !parameter.matches("(?:oc|hl|gl|ceid)=.*"))
        .map(PercentEncoding::normal)
        .collect(Collectors.joining("&"));
  }

  private static boolean isTracker(String parameter) {
    int equals = parameter.indexOf('=');
    String name =
        (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
    if (NAMED.contains(name) || (equals > 0 && PREFIXED.matcher(name).matches())) {
      return true;
    }
    return equals > 0
        && MAY_BE.contains(name)
        && FROM_A_FEED.matcher(parameter.substring(equals + 1)).matches();
  }
}
