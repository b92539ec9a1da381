package org.vigie.events.fields;

/** Shortens texts, so that a record stays below the broker's maximum size, by default 1 MB. */
public final class Excerpt {
  private Excerpt() {}

  /** Returns at most {@code most} UTF-16 code units, and never one half of a surrogate pair. */
  public static String of(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean isHalf = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, isHalf ? most - 1 : most);
  }
}
