package org.vigie.events;

/**
 * A pickup with its article. A later record for the same article replaces the earlier one.
 *
 * @param article the article without its text
 * @param story id of the article's story
 */
public record ReleasePickup(
    String watch, String release, Article article, String story, Pickup pickup) {

  public String key() {
    return watch + "/" + release;
  }
}
