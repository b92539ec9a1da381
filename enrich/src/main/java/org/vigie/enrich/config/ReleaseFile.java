package org.vigie.enrich.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.events.WatchItem.ReleaseText;

/** A file that holds one release in one language; its name says which: {@code NAME.fr.md}. */
sealed interface ReleaseFile {
  record Read(ReleaseText text) implements ReleaseFile {}

  /**
   * @param why to follow the file's name
   */
  record Unreadable(String why) implements ReleaseFile {}

  /** A release is a page or two. */
  long LARGEST = 1_000_000;

  Pattern NAME = Pattern.compile("(.+)\\.([a-z]{2})\\.(md|txt)");

  static ReleaseFile read(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      return new Unreadable(": expected a name that ends with its language, .fr.md or .fr.txt");
    }
    try {
      if (Files.size(file) > LARGEST) {
        return new Unreadable(" is larger than " + LARGEST + " bytes");
      }
      String content = Normalizer.normalize(Files.readString(file), Normalizer.Form.NFC);
      return new Read(text(name.group(2), name.group(3).equals("md"), content));
    } catch (NoSuchFileException e) {
      return new Unreadable(" is not there");
    } catch (CharacterCodingException e) {
      return new Unreadable(" is not UTF-8");
    } catch (IOException e) {
      return new Unreadable(" can't be read: " + e.getMessage());
    }
  }

  /** The release that a file's text belongs to: its name without language and ending. */
  static String release(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    return name.matches() ? name.group(1) : String.valueOf(file.getFileName());
  }

  /** The title is a heading, or a first paragraph of one line; a date above it is left out. */
  private static ReleaseText text(String language, boolean markdown, String content) {
    String text = (markdown ? withoutMarks(content) : content).replace("\r\n", "\n").strip();
    int end = firstParagraph(text);
    while (end < text.length() && text.substring(0, end).chars().noneMatch(Character::isLetter)) {
      text = text.substring(end).strip();
      end = firstParagraph(text);
    }
    String first = text.substring(0, end);
    boolean heading = end < text.length() && first.indexOf('\n') < 0 && first.length() <= 200;
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
