package org.vigie.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.ShortHash;
import org.vigie.events.topics.Json;

/** The files of the page, ready to send: HTML and texts in French and English, scripts, styles. */
final class PageFiles {
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String CHARTS =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

  private static final ClassLoader LOADER = PageFiles.class.getClassLoader();
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, LOADER, "org.vigie.dashboard.templates");

  private final Map<String, PageFile> files = new HashMap<>();

  /** A file of the page. Browsers may cache a file whose address changes with its content. */
  record PageFile(String type, String body, boolean isCacheable) {}

  PageFiles() {
    for (String script :
        List.of("/page.js", "/alerts.js", "/chart.js", "/stories.js", "/texts.js")) {
      add(script, SCRIPT, "/page" + script);
    }
    add("/echarts.js", SCRIPT, CHARTS);
    add("/page.css", "text/css; charset=utf-8", "/page/page.css");
    add("/favicon.svg", "image/svg+xml", "/page/favicon.svg");
    addPage(Locale.FRENCH);
    addPage(Locale.ENGLISH);
  }

  /**
   * Returns the file at a path; null if there is none. The page at {@code /} is in the requested
   * language. Without one, it is in French if the browser prefers French, otherwise in English.
   *
   * @param lang the requested language, {@code fr} or {@code en}; null if the request names none
   * @param accepted the header {@code Accept-Language}; null if the request has none
   */
  @Nullable PageFile get(String path, @Nullable String lang, @Nullable String accepted) {
    if (!path.equals("/")) {
      return files.get(path);
    }
    PageFile asked = files.get("/page_" + lang + ".html");
    String first = isFrench(accepted) ? "fr" : "en";
    return asked == null ? files.get("/page_" + first + ".html") : asked;
  }

  private static boolean isFrench(@Nullable String accepted) {
    try {
      return accepted != null
          && LanguageRange.parse(accepted).stream()
              .findFirst()
              .filter(first -> first.getRange().startsWith("fr"))
              .isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void addPage(Locale locale) {
    ResourceBundle texts = texts(locale);
    Map<String, String> byKey = new TreeMap<>();
    texts.keySet().forEach(key -> byKey.put(key, texts.getString(key)));
    String json = Json.MAPPER.writeValueAsString(byKey);
    String path = "/texts_" + locale + ".json";
    files.put(path, new PageFile("application/json; charset=utf-8", json, true));
    // why: changed texts get a new address by their hash, so that browsers may cache each address.
    String url = path + "?v=" + ShortHash.of(json, 8);
    String language = locale.toString();
    var html = new StringOutput();
    TEMPLATES.render(
        "page.jte", Map.of("language", language, "texts", texts, "textsUrl", url), html);
    var page = new PageFile("text/html; charset=utf-8", html.toString(), false);
    files.put("/page_" + locale + ".html", page);
  }

  static ResourceBundle texts(Locale locale) {
    Control control = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    return ResourceBundle.getBundle("org.vigie.dashboard.page", locale, control);
  }

  private void add(String path, String type, String resource) {
    try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
      String body = new String(requireNonNull(in, resource).readAllBytes(), UTF_8);
      files.put(path, new PageFile(type, body, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
