package org.vigie.ingest.formats;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.Excerpt;
import org.vigie.ingest.text.PlainText;

/** Cleans the texts of an entry. Removes additions such as "The post … appeared first on …". */
public final class EntryCleaner {
  /** Maximum number of authors or categories. An estimate: more belong to the whole site. */
  private static final int MAX_NAMES = 50;

  /** Maximum UTF-16 code units of an author with e-mail address. Longer text is slow to match. */
  private static final int MAX_AUTHOR = 200;

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final String ELLIPSIS = "….[]() ";
  private static final Pattern MAIL_AND_NAME = Pattern.compile("\\S+@\\S+\\s*\\((.+)\\)");
  private static final Pattern NAME_AND_MAIL = Pattern.compile("(.*?)\\s*[<(]?\\S+@\\S+[>)]?");

  /** Matches a last paragraph of WordPress, "The post X appeared first on Y", in six languages. */
  private static final Pattern APPEARED_FIRST =
      Pattern.compile(
          "(?:The post|L[’']article|Cet article|Der Beitrag|La entrada|L[’']articolo|O post) "
              + "[^\\n]{0,400}(?:appeared first on|est apparu en premier sur|erschien zuerst auf"
              + "|(?:se publicó|aparece|apareció) primero en|proviene da|apareceu primeiro em)"
              + " [^\\n]{0,200}");

  private EntryCleaner() {}

  /** Returns the language code: {@code fr} for {@code fr-FR}, null if there is none. */
  public static @Nullable String language(@Nullable String declared) {
    if (declared == null) {
      return null;
    }
    String primary = declared.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    boolean threeLetters = primary.length() == 3 && primary.chars().allMatch(Character::isLetter);
    return LANGUAGES.contains(primary) || threeLetters ? primary : null;
  }

  /** Returns the title on one line, without the outlet: "Storm - AFP" from AFP gives "Storm". */
  static String title(String html, FeedEntry.@Nullable Source source) {
    String title = PlainText.lineOf(html);
    String outlet = source == null ? "" : source.name();
    if (outlet.isEmpty()) {
      return title;
    }
    Matcher m =
        Pattern.compile(
                "(.*?\\S)(?: *[-–] +" + Pattern.quote(outlet) + ")+",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(title);
    return m.matches() ? m.group(1) : title;
  }

  static List<String> texts(List<String> bodies, @Nullable URI page) {
    if (page != null && "news.google.com".equalsIgnoreCase(page.getHost())) {
      // why: in place of the article's text, Google News lists headlines of other outlets.
      return List.of();
    }
    return bodies.stream()
        .distinct()
        .map(PlainText::ofHtml)
        .map(EntryCleaner::withoutAppearedFirst)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static String withoutAppearedFirst(String text) {
    int last = text.lastIndexOf("\n\n");
    boolean appeared =
        last >= 0 && APPEARED_FIRST.matcher(text).region(last + 2, text.length()).matches();
    return appeared ? text.substring(0, last) : text;
  }

  /**
   * Returns the last of the texts that {@code text} doesn't contain; empty if it contains all of
   * them. Ignores the ellipsis at the end of an excerpt.
   */
  static String summary(List<String> texts, String text) {
    if (texts.size() < 2) {
      return "";
    }
    String flat = flat(text);
    for (String body : texts.reversed()) {
      int end = body.length();
      while (end > 0 && ELLIPSIS.indexOf(body.charAt(end - 1)) >= 0) {
        end--;
      }
      if (!contains(flat, flat(body.substring(0, end)))) {
        return body;
      }
    }
    return "";
  }

  /**
   * Returns true if a text contains another. Takes linear time, as {@link String#contains} does not
   * for long texts of one letter (Knuth, Morris and Pratt, "Fast pattern matching in strings").
   */
  private static boolean contains(String text, String part) {
    int[] borders = new int[part.length()];
    for (int i = 1; i < borders.length; i++) {
      borders[i] = matched(part, borders, borders[i - 1], part.charAt(i));
    }
    int matched = 0;
    for (int i = 0; i < text.length() && matched < borders.length; i++) {
      matched = matched(part, borders, matched, text.charAt(i));
    }
    return matched == borders.length;
  }

  /** Returns how much of {@code part} matches after {@code next}, if {@code before} did so far. */
  private static int matched(String part, int[] borders, int before, char next) {
    int matched = before;
    while (matched > 0 && part.charAt(matched) != next) {
      matched = borders[matched - 1];
    }
    return part.charAt(matched) == next ? matched + 1 : matched;
  }

  private static String flat(String text) {
    return text.replace("\n\n", " ").replace('\n', ' ');
  }

  static List<String> authors(List<String> written) {
    return names(written.stream().map(EntryCleaner::withoutAddress).toList());
  }

  /** Removes the e-mail address from {@code a@b (Name)} and {@code Name <a@b>}, for privacy. */
  private static String withoutAddress(String author) {
    if (author.indexOf('@') < 0) {
      return author;
    }
    String written = Excerpt.of(author, MAX_AUTHOR).strip();
    Matcher after = MAIL_AND_NAME.matcher(written);
    Matcher before = NAME_AND_MAIL.matcher(written);
    return after.matches() ? after.group(1) : before.matches() ? before.group(1) : written;
  }

  /**
   * Splits tags at commas; those above the maximum number stay one text, and are left out later.
   */
  public static List<String> tags(String written) {
    return List.of(written.split(",", MAX_NAMES + 1));
  }

  /** Returns names of authors or categories as plain text, without empty or repeated ones. */
  public static List<String> names(List<String> written) {
    return written.stream()
        .limit(MAX_NAMES)
        .map(PlainText::lineOf)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }
}
