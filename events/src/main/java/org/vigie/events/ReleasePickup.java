package org.vigie.events;

/**
 * An article that took from a release. A later record for the same article replaces it.
 *
 * <p>Key: {@code watch/releaseId}.
 *
 * @param article without its text
 * @param story the story it belongs to
 */
public record ReleasePickup(
    String watch, String release, Article article, String story, Pickup pickup) {

  public String key() {
    return watch + "/" + release;
  }
}
