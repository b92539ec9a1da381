package org.vigie.enrich.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.enrich.text.WrappedLines;
import org.vigie.events.WatchItem.ReleaseText;

/** A file with one release in one language. Its name ends with the language: {@code NAME.fr.md}. */
final class ReleaseFile {
  /** Maximum size of a file in bytes. An estimate: a release has one or two pages. */
  private static final long LARGEST = 1_000_000;

  /** Maximum UTF-16 code units of a title. An estimate: a longer line is a paragraph. */
  private static final int LONGEST_TITLE = 200;

  private static final Pattern NAME = Pattern.compile("(.+)\\.([a-z]{2})\\.(md|txt)");

  private ReleaseFile() {}

  /** Reads a file. If that fails, returns empty, and {@code problem} receives the reason. */
  static Optional<ReleaseText> read(Path file, Consumer<String> problem) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      problem.accept(": expected a name that ends with its language, .fr.md or .fr.txt");
      return Optional.empty();
    }
    try {
      if (Files.size(file) <= LARGEST) {
        String content = Normalizer.normalize(Files.readString(file), Normalizer.Form.NFC);
        return Optional.of(text(name.group(2), name.group(3).equals("md"), content));
      }
      problem.accept(" is larger than " + LARGEST + " bytes");
    } catch (NoSuchFileException e) {
      problem.accept(" is not there");
    } catch (CharacterCodingException e) {
      problem.accept(" is not UTF-8");
    } catch (IOException e) {
      problem.accept(" can't be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** Returns the release's id: {@code dams} for {@code dams.fr.md}. */
  static String release(Path file) {
    return NAME.matcher(String.valueOf(file.getFileName())).replaceFirst("$1");
  }

  /** Splits a release: its title is the first paragraph with a letter, if it is one short line. */
  private static ReleaseText text(String language, boolean markdown, String content) {
    String lines = (markdown ? withoutMarks(content) : content).replace("\r\n", "\n").strip();
    String text = WrappedLines.joined(lines);
    int end = firstParagraph(text);
    while (end < text.length() && text.substring(0, end).chars().noneMatch(Character::isLetter)) {
      text = text.substring(end).strip();
      end = firstParagraph(text);
    }
    String first = text.substring(0, end);
    boolean heading =
        end < text.length() && first.indexOf('\n') < 0 && first.length() <= LONGEST_TITLE;
    return heading
        ? new ReleaseText(language, first.strip(), text.substring(end).strip())
        : new ReleaseText(language, "", text);
  }

  private static int firstParagraph(String text) {
    int end = text.indexOf("\n\n");
    return end < 0 ? text.length() : end;
  }

  private static String withoutMarks(String markdown) {
    return markdown
        .replaceAll("(?m)^#{1,6}\\s+", "")
        .replaceAll("\\[([^\\]\\n]*)\\]\\([^)\\n]*\\)", "$1")
        .replaceAll("\\*\\*([^*\\n]+)\\*\\*", "$1")
        .replaceAll("(?<![\\w*])[*_]([^*_\\n]+)[*_](?![\\w*])", "$1");
  }
}
