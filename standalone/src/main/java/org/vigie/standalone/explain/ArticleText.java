package org.vigie.standalone.explain;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.vigie.enrich.text.WrappedLines;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.ingest.text.PlainText;
import org.vigie.settings.TextFile;
import org.vigie.settings.UnreadableFile;

/** Reads an article from a text file: its first paragraph is the title, the rest the text. */
public final class ArticleText {
  /** Maximum size of a file in bytes. An estimate: an article has a few pages. */
  private static final long LARGEST = 1_000_000;

  private static final Outlet NOBODY =
      new Outlet("file", "File", "file.invalid", null, Outlet.UNKNOWN_TIER);

  private ArticleText() {}

  /**
   * Reads a file.
   *
   * @param dated when the article counts as published
   * @throws IOException if it can't be read; the message says why
   */
  public static Article read(Path file, Instant dated) throws IOException {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException(file + " is larger than " + LARGEST + " bytes");
      }
      String content = TextFile.read(file).text().replace("\r\n", "\n").strip();
      if (PlainText.ofText(content).isBlank()) {
        throw new IOException(file + " has no text");
      }
      int end = content.indexOf('\n');
      String title = end < 0 ? content : content.substring(0, end);
      String text = end < 0 ? "" : content.substring(end);
      return of(String.valueOf(file.getFileName()), title.replaceFirst("^#+\\s*", ""), text, dated);
    } catch (CharacterCodingException | FileSystemException e) {
      throw new IOException(file + " " + UnreadableFile.reason(file, e), e);
    }
  }

  private static Article of(String id, String title, String text, Instant dated) {
    String url = "https://file.invalid/";
    return new Article(
        id,
        url,
        url,
        PlainText.ofText(title),
        "",
        PlainText.ofText(WrappedLines.joined(text.strip())),
        List.of(),
        List.of(),
        NOBODY,
        null,
        dated,
        null,
        dated,
        "file",
        null,
        1,
        List.of(),
        null);
  }
}
