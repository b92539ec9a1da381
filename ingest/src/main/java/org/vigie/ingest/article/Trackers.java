package org.vigie.ingest.article;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Removes query parameters that show how a reader came to a page. Tracking tools document the
 * names: Google, Meta, Microsoft, Matomo, Piano (AT Internet), Webtrekk, HubSpot, Mailchimp.
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
          ref_src ref_url feature_share xtatc jsessionid phpsessid
          """);

  /** Parameters that are trackers if the value names a feed, as in {@code source=rss}. */
  private static final Set<String> AMBIGUOUS =
      words(
          "partner emc ref source src from medium origin via cmp cid campaign utm mc ns r output");

  private static final Pattern FEED_NAME =
      Pattern.compile("(?i)(?:rss|atom|feed|flux)(?:[-_]?(?:rss|feed|reader))?(?:[-_]?\\d+)?");

  /** A visit's id that Java or PHP writes into links: another one each time a feed is read. */
  private static final Pattern SESSION =
      Pattern.compile("(?i);jsessionid=[^/?#;]*|(?<=[?&])(?:jsessionid|phpsessid)=[^&#]*&?");

  private static final Pattern NEWS_SEARCH = Pattern.compile("(?:oc|hl|gl|ceid)=.*");

  private Trackers() {}

  /** Returns a URL's raw query without tracking parameters; empty if no others are left. */
  static String remove(@Nullable String query, String host) {
    if (query == null || query.isEmpty()) {
      return "";
    }
    boolean newsSearch = host.equalsIgnoreCase("news.google.com");
    return Arrays.stream(query.split("&"))
        .filter(parameter -> !parameter.isEmpty() && !isTracker(parameter))
        .filter(parameter -> !newsSearch || !NEWS_SEARCH.matcher(parameter).matches())
        .map(CanonicalUrl::normal)
        .collect(Collectors.joining("&"));
  }

  /** Returns a URL, or a part of one, without the id of a visit. */
  static String withoutSession(String url) {
    return SESSION.matcher(url).replaceAll("");
  }

  private static boolean isTracker(String parameter) {
    String[] parts = parameter.split("=", 2);
    String name = parts[0].toLowerCase(Locale.ROOT);
    return NAMED.contains(name)
        || (parts.length == 2
            && (PREFIXED.matcher(name).matches()
                || (AMBIGUOUS.contains(name) && FEED_NAME.matcher(parts[1]).matches())));
  }

  private static Set<String> words(String spaced) {
    return Set.of(spaced.strip().split("\\s+"));
  }
}
