package org.vigie.events.fields;

/** Cuts long text so that an event stays below the size of a record, one megabyte by default. */
public final class Excerpt {
  private Excerpt() {}

  /**
   * The beginning of a text.
   *
   * @param most UTF-16 code units to keep; one fewer when the last would be half of a character
   */
  public static String of(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean isHalf = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, isHalf ? most - 1 : most);
  }
}
