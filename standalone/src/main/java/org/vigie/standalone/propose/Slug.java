package org.vigie.standalone.propose;

import java.util.stream.Collectors;
import org.vigie.enrich.text.Tokens;

/** Makes ids for the configuration: a-z, 0-9 and hyphens. */
public final class Slug {
  /** Maximum length. Chosen: ids stand in keys and file names, and people read them. */
  private static final int LONGEST = 40;

  private Slug() {}

  /** Returns the words of a text, joined by hyphens; {@code otherwise} if none is in Latin. */
  public static String of(String text, String otherwise) {
    String slug =
        Tokens.of(text).words().stream()
            .filter(word -> word.matches("[a-z0-9]+"))
            .collect(Collectors.joining("-"));
    if (slug.length() > LONGEST) {
      int end = slug.lastIndexOf('-', LONGEST);
      slug = slug.substring(0, end > 0 ? end : LONGEST);
    }
    return slug.isEmpty() ? otherwise : slug;
  }
}
