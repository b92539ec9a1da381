package org.vigie.enrich.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.enrich.language.PhraseList;
import org.vigie.enrich.overlap.Dateline;
import org.vigie.enrich.text.Tokens;
import org.vigie.enrich.text.WrappedLines;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.settings.TextFile;
import org.vigie.settings.UnreadableFile;

/** A file with one release in one language, {@code NAME.fr.md} or {@code NAME.fr.txt}. */
final class ReleaseFile {
  /** Maximum size of a file in bytes. An estimate: a release has one or two pages. */
  private static final long LARGEST = 1_000_000;

  /** Maximum UTF-16 code units of a title. An estimate: a longer line is a paragraph. */
  private static final int LONGEST_TITLE = 200;

  /** Maximum words of the date or number behind a label. Chosen: more may be the title. */
  private static final int LABEL_REST = 5;

  private static final Pattern NAME = Pattern.compile("(.+)\\.([a-z]{2})\\.(md|txt)");

  private ReleaseFile() {}

  /** Reads a file. If that fails, returns empty, and {@code problem} receives the reason. */
  static Optional<ReleaseText> read(Path file, Consumer<String> problem) {
    String name = String.valueOf(file.getFileName());
    if (!NAME.matcher(name).matches()) {
      return parse(name, "", problem);
    }
    try {
      if (Files.size(file) <= LARGEST) {
        return parse(name, TextFile.read(file).text(), problem);
      }
      problem.accept(" is larger than " + LARGEST + " bytes");
    } catch (IOException e) {
      problem.accept(" " + UnreadableFile.reason(file, e));
    }
    return Optional.empty();
  }

  /** Reads the content of a file with this name in the same way. */
  static Optional<ReleaseText> parse(String file, String content, Consumer<String> problem) {
    Matcher name = NAME.matcher(file);
    if (!name.matches()) {
      problem.accept(": expected a name that ends with its language, .fr.md or .fr.txt");
      return Optional.empty();
    }
    if (content.length() > LARGEST) {
      problem.accept(" has more than " + LARGEST + " characters");
      return Optional.empty();
    }
    // why: editors on Windows begin a file with this mark, which would hide a heading's signs.
    String unmarked = content.startsWith("\uFEFF") ? content.substring(1) : content;
    String composed = Normalizer.normalize(unmarked, Normalizer.Form.NFC);
    return Optional.of(text(name.group(2), name.group(3).equals("md"), composed));
  }

  /** Returns the release's id: {@code dams} for {@code dams.fr.md}. */
  static String release(Path file) {
    return NAME.matcher(String.valueOf(file.getFileName())).replaceFirst("$1");
  }

  /**
   * Splits a release: its title is the first paragraph with a letter, if it is one short line. A
   * label above it, such as <i>Press release</i>, and a line with the date are left out.
   */
  private static ReleaseText text(String language, boolean markdown, String content) {
    String lines = (markdown ? withoutMarks(content) : content).replace("\r\n", "\n").strip();
    String text = WrappedLines.joined(lines);
    int end = firstParagraph(text);
    while (end < text.length() && isNoTitle(text.substring(0, end), language)) {
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

  /** True for a rule of hyphens, a place and date, and a label alone or with a date or a number. */
  private static boolean isNoTitle(String paragraph, String language) {
    Tokens words = Tokens.of(paragraph);
    if (paragraph.chars().noneMatch(Character::isLetter)) {
      return true;
    }
    int label = Labels.ALL.at(words, 0);
    int rest = words.size() - label;
    boolean isNumbered = paragraph.chars().anyMatch(Character::isDigit);
    return (label > 0 && (rest == 0 || (rest <= LABEL_REST && isNumbered)))
        || Dateline.isAlone(paragraph, language);
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

  /** The labels of all languages; read when first used. */
  private static final class Labels {
    static final PhraseList ALL = PhraseList.of(null, "release-labels");
  }
}
