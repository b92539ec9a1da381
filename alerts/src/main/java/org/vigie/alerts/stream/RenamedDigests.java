package org.vigie.alerts.stream;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsConfig.DailyDigest;

/**
 * Hands over what a digest has collected, if the configuration names the digest differently now.
 * The digest with the old name sends nothing more, so nothing is told twice.
 */
final class RenamedDigests {
  /** The end of a key from earlier versions, which named digests by their position in the file. */
  private static final Pattern OLD_KEY = Pattern.compile("/digest-(\\d{1,4})$");

  private final DigestStores stores;

  /** The configuration whose names the stores have; null before the first {@link #adapt}. */
  private @Nullable AlertsConfig adapted;

  RenamedDigests(DigestStores stores) {
    this.stores = stores;
  }

  /** True if the stores have digests, perhaps under names from before this configuration. */
  boolean isOutdated(AlertsConfig config) {
    return !config.equals(adapted) && !stores.lastEditions().isEmpty();
  }

  /** Renames the digests in the stores. Must be called while a record or a tick is processed. */
  void adapt(AlertsConfig config) {
    if (isOutdated(config)) {
      List<DailyDigest> digests = config.digests();
      stores.lastEditions().keySet().forEach(key -> replaceOld(key, digests));
      List<String> known = digests.stream().map(DailyDigest::id).toList();
      stores.lastEditions().entrySet().stream()
          .filter(each -> !known.contains(DigestStores.idOf(each.getKey())))
          .sorted(Map.Entry.comparingByKey())
          .forEach(each -> handOver(each.getKey(), each.getValue().at(), config));
    }
    adapted = config;
  }

  /** Gives a digest of an earlier version the name of the one that is in its position now. */
  private void replaceOld(String key, List<DailyDigest> digests) {
    Matcher old = OLD_KEY.matcher(key);
    if (old.find()) {
      int position = Integer.parseInt(old.group(1));
      if (position <= digests.size()) {
        stores.rename(key, key.substring(0, old.start()) + "/" + digests.get(position - 1).id());
      } else {
        stores.remove(key);
      }
    }
  }

  /**
   * Gives a digest that isn't configured any more the name of a new one at the same hour, if there
   * is one: its channels were renamed, or others take their place.
   */
  private void handOver(String key, Instant last, AlertsConfig config) {
    String watch = DigestStores.watchOf(key);
    LocalDate day = last.atZone(config.timeZone()).toLocalDate();
    config.digests().stream()
        .filter(each -> each.on(day, config.timeZone()).equals(last))
        .map(each -> watch + "/" + each.id())
        .filter(next -> !stores.lastEditions().containsKey(next))
        .findFirst()
        .ifPresent(next -> stores.rename(key, next));
  }
}
