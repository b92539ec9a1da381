package org.vigie.standalone.releases;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.vigie.ingest.fetch.PageFetcher;
import org.vigie.ingest.page.OpenedPage;
import org.vigie.ingest.page.Page;
import org.vigie.ingest.page.Unreadable;
import org.vigie.settings.TextFile;
import org.vigie.settings.UnreadableFile;

/**
 * A release as a press office has it: a file or a page.
 *
 * @param name the file's name without its type, or the page's title
 * @param type {@code md} for Markdown, else {@code txt}
 * @param content the text, with an empty line between paragraphs
 * @param day when the page says that it was published, else when the file was saved
 * @param daySource where this day was found, for people
 * @param notes what to tell about how it was read
 */
record ReleaseDocument(
    String name, String type, String content, LocalDate day, String daySource, List<String> notes) {
  private static final String TYPES = ".txt, .md, .docx, .odt or .html";

  /** Reads a file, or the page at an address that begins with http:// or https://. */
  static ReleaseDocument read(String source, ZoneId zone)
      throws BadReleaseException, InterruptedException {
    try {
      if (source.matches("(?i)https?://.*")) {
        URI url = URI.create(source);
        if (url.getHost() != null) {
          return ReleasePage.visit(url, zone);
        }
      }
      return ofFile(Path.of(source), zone);
    } catch (NoSuchFileException e) {
      throw new BadReleaseException(
          source + ": no such file; the address of a page begins with https://");
    } catch (CharacterCodingException e) {
      throw new BadReleaseException(
          source + " is not UTF-8 text; save it as UTF-8, or as a Word document (.docx)");
    } catch (IOException e) {
      throw new BadReleaseException(source + " " + UnreadableFile.reason(Path.of(source), e));
    } catch (IllegalArgumentException e) { // also an InvalidPathException
      throw new BadReleaseException(source + " is neither a file nor an address");
    }
  }

  private static ReleaseDocument ofFile(Path file, ZoneId zone)
      throws IOException, BadReleaseException {
    String whole = String.valueOf(file.getFileName());
    int dot = Math.max(0, whole.lastIndexOf('.'));
    String name = whole.substring(0, dot);
    String type = whole.substring(dot).toLowerCase(Locale.ROOT);
    LocalDate saved = LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), zone);
    String daySource = "the day the file was saved";
    return switch (type) {
      case ".md", ".txt" -> {
        TextFile text = TextFile.read(file);
        List<String> notes = text.note(file.toString()).map(it -> it + ".").stream().toList();
        yield new ReleaseDocument(name, type.substring(1), text.text(), saved, daySource, notes);
      }
      case ".docx", ".odt" -> {
        String text = OfficeText.of(file, type.equals(".docx"));
        yield new ReleaseDocument(name, "txt", text, saved, daySource, List.of());
      }
      case ".html", ".htm" -> ofPage(file, name, zone, saved, daySource);
      default ->
          throw new BadReleaseException(
              file + ": a release is a file that ends with " + TYPES + "; save it as one of these");
    };
  }

  private static ReleaseDocument ofPage(
      Path file, String name, ZoneId zone, LocalDate saved, String daySource)
      throws IOException, BadReleaseException {
    byte[] body;
    try (var in = Files.newInputStream(file)) {
      // why: one byte more than a page may have, so that a larger file is named as such.
      body = in.readNBytes(PageFetcher.MAX_PAGE + 1);
    }
    OpenedPage opened = Page.open(body, null, file.toAbsolutePath().toUri());
    return switch (opened) {
      case Page page ->
          ReleasePage.document(file.toString(), name, page.article(), zone, saved, daySource);
      case Unreadable unreadable ->
          ReleasePage.document(file.toString(), name, unreadable, zone, saved, daySource);
    };
  }
}
