package org.vigie.standalone.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.vigie.events.Article;
import org.vigie.events.topics.Json;
import tools.jackson.core.JacksonException;

/** A file of articles as in the topic {@code articles.v1}, one on each line. */
public record ArticleFile(Path file) {

  /**
   * Passes on each article.
   *
   * @throws IOException if the file or a line can't be read; the message says which, and why
   */
  public void each(Consumer<Article> reader) throws IOException {
    int number = 0;
    try (var lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          reader.accept(Json.MAPPER.readValue(line, Article.class));
        }
      }
    } catch (JacksonException e) {
      throw new IOException(
          "%s line %d is no article: %s".formatted(file, number, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new IOException(file + " can't be read: " + e.getMessage(), e);
    }
  }
}
