package org.vigie.standalone.pages;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.events.topics.Json;
import org.vigie.ingest.text.PlainText;

/**
 * A page in the shape of some content management system, with places for an article. The file
 * starts with lines "name: value" and an empty line, as a response of HTTP does:
 *
 * <ul>
 *   <li>{@code charset}: that of the bytes; UTF-8 if missing
 *   <li>{@code content-type}: the header; {@code none} for no header
 *   <li>{@code article: all}: the article is in a script; {@code article: none}: nowhere
 *   <li>{@code paid: true}: only the beginning is for every visitor
 *   <li>{@code next}: the template of the next page
 * </ul>
 *
 * <p>A place is {@code {{name argument}}}. {@code {{p PART|<p>%s</p>}}} writes the paragraphs of a
 * part of the article ({@code all}, {@code first}, {@code rest}, {@code half1}, {@code half2});
 * these, and what is between {@code {{article}}} and {@code {{/article}}}, are what a reader must
 * get. {@code hidden} does the same for text that isn't for every visitor.
 */
record PageTemplate(String name, Map<String, String> head, String html) {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([^}]*)}}");

  /** Reads all templates of a folder in order of their names. */
  static List<PageTemplate> all(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/pages", folder))) {
      List<PageTemplate> templates = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        templates.add(of(file));
      }
      return templates;
    }
  }

  private static PageTemplate of(Path file) throws IOException {
    String text = Files.readString(file);
    int end = text.indexOf("\n\n");
    Map<String, String> head =
        text.substring(0, end)
            .lines()
            .map(line -> line.split(": ", 2))
            .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    String name = String.valueOf(file.getFileName()).replace(".html", "");
    return new PageTemplate(name, head, text.substring(end + 2));
  }

  /** Returns true if the page is only reached from another one. */
  boolean isFurther() {
    return head.containsKey("further");
  }

  /** Writes the page of an article; {@code other} is another article that stands on the page. */
  WrittenPage write(LabelledArticle article, LabelledArticle other, String path) {
    return write(article, other, path, Release.EXAMPLE);
  }

  WrittenPage write(LabelledArticle article, LabelledArticle other, String path, Release release) {
    var truth = new StringBuilder();
    var out = new StringBuilder();
    var places = new Places(article, other, path, release);
    Matcher m = PLACE.matcher(html);
    int opened = 0;
    while (m.find()) {
      m.appendReplacement(out, "");
      String[] place = m.group(1).split(" ", 2);
      String argument = place.length < 2 ? "" : place[1];
      if (place[0].equals("/article")) {
        truth.append(out, opened, out.length());
      }
      int start = out.length();
      String text = places.text(place[0], argument);
      out.append(text);
      truth.append(place[0].equals("p") ? text : "");
      opened = place[0].equals("article") ? start : opened;
    }
    m.appendTail(out);
    String inScript = "all".equals(head.get("article")) ? article.text() : "";
    String contentType = head.getOrDefault("content-type", "text/html; charset=utf-8");
    return new WrittenPage(
        name,
        out.toString(),
        Charset.forName(head.getOrDefault("charset", "UTF-8")),
        contentType.equals("none") ? null : contentType,
        inScript.isEmpty() ? PlainText.ofHtml(truth.toString()) : inScript,
        "true".equals(head.get("paid")),
        head.get("next"));
  }

  /** What stands in the places of a template. */
  private record Places(
      LabelledArticle article, LabelledArticle other, String path, Release release) {
    String text(String name, String argument) {
      return switch (name) {
        case "title" -> html(article.title());
        case "text" -> html(String.join(" ", part(argument)));
        case "p", "hidden" -> paragraphs(argument);
        case "cut" -> html(cut(Integer.parseInt(argument)));
        case "json" -> json(String.join("\n\n", part(argument)));
        case "jsontitle" -> json(article.title());
        case "jsonhtml" -> json("<p>" + String.join("</p><p>", part(argument)) + "</p>");
        case "words" -> String.valueOf(article.text().split("\\s+").length);
        case "published" -> article.published().toString();
        case "lang" -> article.language();
        case "path" -> path;
        case "release" -> html(release.sentence(article.language(), argument));
        case "other" -> "<p>" + html(other.text()).replace("\n\n", "</p><p>") + "</p>";
        case "othertitle" -> html(other.title());
        case "article", "/article" -> "";
        default -> throw new IllegalArgumentException(name);
      };
    }

    private String paragraphs(String argument) {
      String[] both = argument.split("\\|", 2);
      return part(both[0]).stream()
          .map(paragraph -> both[1].replace("%s", html(paragraph)))
          .collect(Collectors.joining("\n"));
    }

    private List<String> part(String name) {
      List<String> all = article.paragraphs();
      int half = (all.size() + 1) / 2;
      return switch (name) {
        case "all" -> all;
        case "first" -> all.subList(0, 1);
        case "rest" -> all.subList(1, all.size());
        case "half1" -> all.subList(0, half);
        case "half2" -> all.subList(half, all.size());
        default -> throw new IllegalArgumentException(name);
      };
    }

    private String cut(int count) {
      String[] words = article.text().split("\\s+");
      return String.join(" ", Arrays.copyOf(words, Math.min(count, words.length)));
    }

    private static String html(String text) {
      return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String json(String text) {
      String quoted = Json.MAPPER.writeValueAsString(text).replace("</", "<\\/");
      return quoted.substring(1, quoted.length() - 1);
    }
  }
}
