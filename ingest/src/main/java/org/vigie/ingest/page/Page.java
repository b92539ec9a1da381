package org.vigie.ingest.page;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.content.ArticleContent;
import org.vigie.ingest.fetch.PageFetcher;
import org.vigie.ingest.page.PageArticle.Sourced;
import org.vigie.ingest.page.Unreadable.Reason;
import org.vigie.ingest.permission.Reservations.Meta;
import org.vigie.ingest.search.TooSlowException;
import org.vigie.ingest.text.PlainText;
import org.vigie.ingest.text.Tree;
import tools.jackson.databind.JsonNode;

/** A page that was fetched. Its meta elements are read first: they can forbid to read the rest. */
public final class Page implements OpenedPage {
  /** Maximum number of tags. An estimate: real pages have 10,000; more takes too long to search. */
  private static final int MAX_TAGS = 30_000;

  /**
   * Maximum number of tags, comments and declarations. Twice as many, because most elements have a
   * second tag. End tags count, because some of them, such as {@code </p>}, make an element alone.
   */
  private static final int MAX_MARKS = 2 * MAX_TAGS;

  /** Maximum depth of elements; jsoup moves deeper ones up. An estimate: real pages have 50. */
  private static final int MAX_DEPTH = 100;

  private static final int MAX_METAS = 500;

  /** Least length of an article, in UTF-16 code units. An estimate: two sentences of news. */
  private static final int LEAST = 200;

  /** Least share that the text in structured data has of the text found in the page. */
  private static final double WHOLE = 0.6;

  private final Document document;
  private final URI url;

  private Page(Document document, URI url) {
    this.document = document;
    this.url = url;
  }

  /** Decodes and parses a page. */
  public static OpenedPage open(byte[] body, @Nullable String contentType, URI url) {
    if (body.length > PageFetcher.MAX_PAGE) {
      String detail = "more than " + PageFetcher.MAX_PAGE + " bytes";
      return new Unreadable(Reason.TOO_LARGE, detail);
    }
    String type = contentType == null ? "html" : contentType.toLowerCase(Locale.ROOT);
    if (!type.contains("html") && !type.contains("xml")) {
      return new Unreadable(Reason.NOT_HTML, "its type is not HTML");
    }
    String html = PageCharset.decode(body, contentType);
    // why: counted before parsing, because each element takes some 200 bytes of memory.
    String excess = excess(html);
    if (excess != null) {
      return new Unreadable(Reason.TOO_COMPLEX, excess);
    }
    var parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
    return new Page(parser.parseInput(html, url.toString()), url);
  }

  /** Returns which limit the number of tags exceeds; null if it exceeds none. */
  private static @Nullable String excess(String html) {
    int tags = 0;
    int marks = 0;
    for (int at = html.indexOf('<');
        at >= 0 && at + 1 < html.length();
        at = html.indexOf('<', at + 1)) {
      char next = html.charAt(at + 1);
      boolean isTag = (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z');
      tags += isTag ? 1 : 0;
      marks += isTag || next == '/' || next == '!' || next == '?' ? 1 : 0;
    }
    if (tags > MAX_TAGS) {
      return "more than " + MAX_TAGS + " elements";
    }
    return marks > MAX_MARKS ? "more than " + MAX_MARKS + " tags and comments" : null;
  }

  /** Returns the page's meta elements that have a name. */
  public List<Meta> metas() {
    return Tree.named(document, Set.of("meta")).stream()
        .filter(meta -> meta.hasAttr("name"))
        .limit(MAX_METAS)
        .map(meta -> new Meta(meta.attr("name"), meta.attr("content")))
        .toList();
  }

  /** Finds the article. Can be called once, because it changes the page. */
  public PageContent article() {
    var declared = Declarations.of(document);
    JsonNode data = JsonLd.article(declared);
    var wall = new Wall(document, declared, data);
    PageArticle described = described(new PageFields(declared, data, url), wall);
    Sourced<Boolean> free = described.free();
    boolean isPaid = free != null && !free.value();
    boolean hasOffer = wall.hasOffer();
    Sourced<String> text;
    try {
      if (isPaid) {
        wall.removePaidParts();
      }
      text = text(declared, data, described.title().value(), isPaid);
    } catch (TooSlowException e) {
      return new Unreadable(Reason.TOO_COMPLEX, "the search for the article takes too long");
    }
    Sourced<Boolean> cut =
        isPaid || described.links().next() != null ? null : wall.cut(text.value(), hasOffer);
    boolean isBeginning = isPaid || cut != null;
    if (text.value().isEmpty() || (text.value().length() < LEAST && !isBeginning)) {
      String detail = "less than " + LEAST + " characters of text";
      return new Unreadable(Reason.NO_ARTICLE, detail, described.links().version());
    }
    return described.with(
        text,
        AgencyCredit.find(described.authors().value(), text.value()),
        cut == null ? free : cut);
  }

  private PageArticle described(PageFields fields, Wall wall) {
    return new PageArticle(
        fields.title(),
        fields.authors(),
        fields.published(),
        fields.modified(),
        fields.section(),
        fields.language(),
        wall.free(),
        fields.canonical(),
        null,
        PageLinks.of(fields.declared(), url),
        new Sourced<>("", "nothing"));
  }

  /** Chooses the text in structured data if it is the whole article; else what the page shows. */
  private Sourced<String> text(Declarations declared, JsonNode data, String title, boolean isPaid) {
    String body = PlainText.ofHtml(JsonLd.body(data));
    var content = ArticleContent.of(document, title);
    // why: of an article that isn't free, only what every visitor sees is read.
    Element micro = isPaid ? null : micro(declared);
    // why: then it is chosen whatever the search would find.
    if (!isPaid && isWhole(body, 0) && isWhole(body, content.longest())) {
      return structured(data, body);
    }
    String shown = content.text();
    if (!isPaid && isWhole(body, shown.length())) {
      return structured(data, body);
    }
    // why: the element that microdata marks holds boxes, too, but the search can miss the article.
    String marked =
        micro != null && shown.length() < WHOLE * PlainText.longest(micro)
            ? ArticleContent.textOf(micro)
            : "";
    return shown.length() < WHOLE * marked.length()
        ? new Sourced<>(marked, "[itemprop=articleBody]")
        : new Sourced<>(shown, "the page");
  }

  /** Returns a copy of the element that microdata marks as the article; null if none is. */
  private static @Nullable Element micro(Declarations declared) {
    List<Element> marked =
        declared.all("[itemprop=articleBody]").stream()
            .filter(each -> each.ownerDocument() != null)
            .toList();
    return marked.size() == 1 ? marked.getFirst().clone() : null;
  }

  private static Sourced<String> structured(JsonNode data, String body) {
    return new Sourced<>(
        body, data.has("articleBody") ? "JSON-LD articleBody" : "JSON-LD liveBlogUpdate");
  }

  private static boolean isWhole(String text, int shown) {
    boolean isCut = text.endsWith("…") || text.endsWith("...");
    return !isCut && text.length() >= LEAST && text.length() >= WHOLE * shown;
  }
}
