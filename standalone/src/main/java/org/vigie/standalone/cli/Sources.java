package org.vigie.standalone.cli;

import java.io.IOException;
import java.nio.file.Path;

/** Feeds given on the command line: files, and addresses fetched as {@code run} would. */
final class Sources implements FeedCommand.SourceReader {
  @Override
  public Source read(String source) throws IOException {
    if (source.startsWith("http://") || source.startsWith("https://")) {
      throw new IOException("addresses are not wired yet");
    }
    return FeedCommand.SourceReader.file(Path.of(source));
  }
}
