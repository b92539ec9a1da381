package org.vigie.enrich.overlap;

import java.util.regex.Pattern;

/**
 * Removes the addresses of mail and pages from a text: a name in an address doesn't show how the
 * name is used. Other words with a dot inside are removed, too, such as {@code 3.5}.
 */
public final class Addresses {
  private static final Pattern ADDRESS = Pattern.compile("\\S*(@|://|www\\.|\\w\\.\\w)\\S*");

  private Addresses() {}

  /** Returns the text with a space in place of each address. */
  public static String removed(String text) {
    return ADDRESS.matcher(text).replaceAll(" ");
  }
}
