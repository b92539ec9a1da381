package org.vigie.enrich.overlap;

import java.util.regex.Pattern;

/** The addresses of mail and pages in a text: a name in them says nothing about that name. */
public final class Addresses {
  private static final Pattern ADDRESS = Pattern.compile("\\S*(@|://|www\\.|\\w\\.\\w)\\S*");

  private Addresses() {}

  /** Returns a text with a space instead of each address. */
  public static String removed(String text) {
    return ADDRESS.matcher(text).replaceAll(" ");
  }
}
