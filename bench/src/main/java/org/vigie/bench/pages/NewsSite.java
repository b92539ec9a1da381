package org.vigie.bench.pages;

import java.util.List;
import org.vigie.sandbox.load.LoadServer;
import org.vigie.sandbox.load.LoadText;

/** What a host serves: a feed of teasers, and their pages. Each host has articles of its own. */
final class NewsSite {
  /** Number of bytes of a page. Chosen: the HTML of an article with its surroundings. */
  private static final int PAGE = 30_000;

  private static final String MENU = menu();

  private static final String TEASER =
      "<div class=\"teaser\"><a href=\"/autre\"><h3>Un autre sujet du jour</h3><p>Et ce qu’il en est.</p></a></div>";

  private static final String SCRIPT = "var a=function(b){return b+1};";

  private NewsSite() {}

  private static LoadText text(String host, int number) {
    return LoadServer.prose(host.hashCode() * 1_000L + number);
  }

  /** Returns a feed of so many teasers. */
  static String feed(String host, int pages) {
    var items = new StringBuilder();
    for (int i = 0; i < pages; i++) {
      LoadText text = text(host, i);
      String[] words = text.html().replaceAll("<[^>]+>", " ").strip().split("\\s+", 31);
      String teaser = String.join(" ", List.of(words).subList(0, 30));
      items.append(
          "<item><title>%s</title><link>http://%s/p/%d</link><description>%s …</description></item>"
              .formatted(text.title(), host, i, teaser));
    }
    return "<rss version=\"2.0\"><channel><title>Load</title>" + items + "</channel></rss>";
  }

  /** Puts an article into a page with menus, teasers and a script, as newspapers have. */
  static String page(String host, int number) {
    LoadText text = text(host, number);
    var html =
        new StringBuilder(PAGE)
            .append("<html lang=\"fr\"><head><title>")
            .append(text.title())
            .append(" - Outlet</title></head><body><header><nav>")
            .append(MENU)
            .append("</nav></header><div class=\"main\"><article><h1>")
            .append(text.title())
            .append("</h1>")
            .append(text.html())
            .append("</article></div><aside class=\"related\">");
    fill(html, TEASER, PAGE * 2 / 3);
    html.append("</aside><script>");
    fill(html, SCRIPT, PAGE - 40);
    return html.append("</script></body></html>").toString();
  }

  private static void fill(StringBuilder html, String part, int length) {
    html.append(part.repeat(Math.max(0, Math.ceilDiv(length - html.length(), part.length()))));
  }

  private static String menu() {
    var menu = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      menu.append("<a class=\"menu-item\" href=\"/rubrique/").append(i).append("\">Rubrique</a>");
    }
    return menu.toString();
  }
}
