package org.vigie.settings;

/** Writes a number with its noun, for messages in English: {@code 1 feed}, {@code 2 feeds}. */
public final class Plural {
  private Plural() {}

  /** Returns the number and the noun, whose plural ends in an s. */
  public static String of(long number, String one) {
    return of(number, one, one + "s");
  }

  /** Returns the number and the noun in the form that this number needs. */
  public static String of(long number, String one, String many) {
    return number + " " + form(number, one, many);
  }

  /** Returns the form that this number needs: of a noun, or of a noun and its verb. */
  public static String form(long number, String one, String many) {
    return number == 1 ? one : many;
  }
}
