package org.vigie.standalone.explain;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vigie.events.Article;
import org.vigie.events.topics.Json;
import org.vigie.settings.UnreadableFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A file of articles, one on each line: as in the topic {@code articles.v1}, or shorter as an
 * {@link ArticleLine}.
 */
public record ArticleFile(Path file) {

  /** A line that is no article. */
  private static final class BadLineException extends Exception {
    private static final long serialVersionUID = 1L;

    BadLineException(String why) {
      super(why);
    }
  }

  /**
   * Passes on each article. One without times was seen when the file was last saved.
   *
   * @throws IOException if the file or a line can't be read; the message says which, and why
   */
  public void each(Consumer<Article> reader) throws IOException {
    try {
      each(Files.getLastModifiedTime(file).toInstant(), reader);
    } catch (FileSystemException e) {
      throw new IOException(file + " " + UnreadableFile.reason(file, e), e);
    }
  }

  /**
   * Returns all articles.
   *
   * @param seen when an article without times was seen
   * @throws IOException if there is none, or if the file or a line can't be read
   */
  public List<Article> all(Instant seen) throws IOException {
    List<Article> articles = new ArrayList<>();
    each(seen, articles::add);
    if (articles.isEmpty()) {
      throw new IOException(file + " has no text");
    }
    return articles;
  }

  private void each(Instant seen, Consumer<Article> reader) throws IOException {
    int number = 0;
    try (var lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          reader.accept(article(line, number, seen));
        }
      }
    } catch (BadLineException e) {
      throw new IOException(
          "%s line %d is no article: %s".formatted(file, number, e.getMessage()), e);
    } catch (IOException e) {
      throw new IOException(file + " " + UnreadableFile.reason(file, e), e);
    }
  }

  private static Article article(String line, int number, Instant seen) throws BadLineException {
    try {
      JsonNode json = ArticleLine.parse(line);
      return json.has("revision")
          ? Json.MAPPER.treeToValue(json, Article.class)
          : ArticleLine.read(json, number, seen);
    } catch (JacksonException e) {
      throw new BadLineException(e.getOriginalMessage());
    } catch (IOException e) {
      throw new BadLineException(String.valueOf(e.getMessage()));
    }
  }
}
