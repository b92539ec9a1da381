package org.vigie.ingest.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.dankito.readability4j.model.ArticleGrabberOptions;
import net.dankito.readability4j.model.ArticleMetadata;
import net.dankito.readability4j.model.ReadabilityOptions;
import net.dankito.readability4j.processor.ArticleGrabber;
import net.dankito.readability4j.processor.MetadataParser;
import net.dankito.readability4j.processor.Preprocessor;
import net.dankito.readability4j.util.RegExUtil;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.ingest.parse.Corpora;
import org.vigie.ingest.text.Tree;

/** Compares with the library, on the test pages of Mozilla's Readability. */
class QuickGrabberTest {
  private static final RegExUtil WORDS = new PartNames();

  /** Marks of the element that the library puts around an article. */
  private static final String MARKS = " id=\"readability-page-1\" class=\"page\"";

  /**
   * @param least number of characters below which an article is too short, so that the search is
   *     repeated with fewer conditions
   */
  @ParameterizedTest
  @ValueSource(ints = {500, 1_000_000})
  void findsTheElementThatTheLibraryFinds(int least) {
    List<Path> pages =
        Corpora.files(Corpora.corpus("readability").resolve("test/test-pages")).stream()
            .filter(each -> each.endsWith("source.html"))
            .toList();
    assertThat(pages).hasSize(124);
    for (int i = 0; i < pages.size(); i += least > 500 ? 8 : 2) {
      String html = new String(Corpora.bytes(pages.get(i)), StandardCharsets.UTF_8);

      assertThat(html(quick(parse(html), least)))
          .as(pages.get(i).toString())
          .isEqualTo(html(slow(parse(html), least)));
    }
  }

  @Test
  void findsNothingInAnEmptyPage() {
    assertThat(quick(parse("<p></p>"), 200)).isNull();
  }

  @Test
  void readsTextsAsTheLibraryDoes() {
    Document page =
        parse(
            "<pre>a  b\n\n c</pre><div>\u2003x\u2003 \u000b y</div><div>&nbsp;</div><h2>&shy;</h2>\n"
                + "<div> <p> </p> </div><div>\u0001</div><div>é</div><div>$</div><div><br><hr></div><section></section>\n"
                + "<section>Text <a href=\"/1\">one  link</a> and <a><b>another</b> one</a></section>\n");
    var quick = new QuickGrabber(options(200), WORDS) {};
    var library = new Library();
    for (Element each : Tree.elements(page.body())) {
      assertThat(quick.getInnerText(each, WORDS, true)).isEqualTo(library.text(each));
      assertThat(quick.isElementWithoutContent(each)).isEqualTo(library.isEmpty(each));
      assertThat(quick.getLinkDensity(each)).isEqualTo(library.links(each));
    }
  }

  private static final class Library extends ArticleGrabber {
    Library() {
      super(options(200), WORDS);
    }

    String text(Element element) {
      return getInnerText(element, WORDS, true);
    }

    boolean isEmpty(Element element) {
      return isElementWithoutContent(element);
    }

    double links(Element element) {
      return getLinkDensity(element);
    }
  }

  private static Document parse(String html) {
    Document page = Jsoup.parse(html, "https://gazette.example/a");
    page.outputSettings().prettyPrint(false);
    return page;
  }

  private static @Nullable Element quick(Document page, int least) {
    ArticleMetadata metadata = new MetadataParser(WORDS).getArticleMetadata(page);
    new QuickPreprocessor(WORDS).prepareDocument(page);
    String html = page.html();
    return new QuickGrabber(options(least), WORDS) {}.search(page, metadata, () -> html);
  }

  private static @Nullable Element slow(Document page, int least) {
    ArticleMetadata metadata = new MetadataParser(WORDS).getArticleMetadata(page);
    new Preprocessor(WORDS).prepareDocument(page);
    return new ArticleGrabber(options(least), WORDS)
        .grabArticle(page, metadata, new ArticleGrabberOptions(true, true, true), null);
  }

  private static ReadabilityOptions options(int least) {
    return new ReadabilityOptions(0, 5, least, List.of());
  }

  private static String html(@Nullable Element found) {
    return found == null ? "" : found.outerHtml().replace(MARKS, "");
  }
}
