package org.vigie.standalone.releases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/**
 * The text of a document that was written with a word processor, as Word ({@code .docx}, ECMA-376)
 * or OpenDocument ({@code .odt}): an empty line between paragraphs; without headers, notes,
 * comments and deleted text.
 */
final class OfficeText implements NodeFilter {
  /** Maximum size of the unpacked text with its format, in bytes. An estimate: a page has 50 kB. */
  private static final int LARGEST = 20_000_000;

  private static final Set<String> PARAGRAPHS = Set.of("p", "h");

  /** Deleted text, notes, comments, and what is there a second time. */
  private static final Set<String> SKIPPED =
      Set.of(
          "del", "movefrom", "fallback", "tracked-changes", "note", "annotation", "sequence-decls");

  /** What describes a picture. Another {@code title} is that of the document, in its text. */
  private static final Set<String> OF_PICTURES = Set.of("svg:title", "svg:desc");

  private final boolean isWord;
  private final StringBuilder out = new StringBuilder();

  /** Number of open paragraphs around the current text. */
  private int paragraphs;

  private OfficeText(boolean isWord) {
    this.isWord = isWord;
  }

  /** Reads a document. Word's text is in elements named {@code t}; OpenDocument's in paragraphs. */
  static String of(Path file, boolean isWord) throws IOException, BadReleaseException {
    try (var zip = new ZipFile(file.toFile())) {
      // why: Word for the web can give the file a number.
      String name = isWord ? "word/document\\d*\\.xml" : "content\\.xml";
      ZipEntry body =
          zip.stream()
              .filter(each -> each.getName().matches(name))
              .findFirst()
              .orElseThrow(
                  () -> new BadReleaseException(file + " is no document of a word processor"));
      try (InputStream in = zip.getInputStream(body)) {
        byte[] xml = in.readNBytes(LARGEST + 1);
        if (xml.length > LARGEST) {
          throw new BadReleaseException(file + " has more than " + LARGEST + " bytes of text");
        }
        var text = new OfficeText(isWord);
        text.read(new String(xml, UTF_8));
        return text.out.toString();
      }
    } catch (ZipException e) {
      throw new BadReleaseException(
          file + " is damaged, locked with a password, or no document of a word processor");
    }
  }

  private void read(String xml) {
    Parser.xmlParser().parseInput(xml, "").filter(this);
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      if (isShown(text)) {
        out.append(text.getWholeText().replaceAll("\\s+", " "));
      }
    } else if (node instanceof Element element) {
      String name = name(element);
      if (SKIPPED.contains(name) || OF_PICTURES.contains(element.tagName())) {
        return FilterResult.SKIP_ENTIRELY;
      }
      paragraphs += PARAGRAPHS.contains(name) ? 1 : 0;
      switch (name) {
        case "s", "tab" -> out.append(' ');
        case "br", "cr", "line-break" -> out.append('\n');
        case "nobreakhyphen" -> out.append('-');
        default -> {}
      }
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && PARAGRAPHS.contains(name(element))) {
      paragraphs--;
      out.append("\n\n");
    }
    return FilterResult.CONTINUE;
  }

  private boolean isShown(TextNode text) {
    Element parent = text.parent();
    return isWord ? parent != null && name(parent).equals("t") : paragraphs > 0;
  }

  /** Returns an element's name without its prefix, in lower case. */
  private static String name(Element element) {
    String name = element.tagName();
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }
}
