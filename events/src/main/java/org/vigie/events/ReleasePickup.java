package org.vigie.events;

/**
 * A pickup with its article. A later record for the same article replaces it.
 *
 * @param article without its text
 * @param story id of its story
 */
public record ReleasePickup(
    String watch, String release, Article article, String story, Pickup pickup) {

  public String key() {
    return watch + "/" + release;
  }
}
