package org.vigie.settings;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a file that a person wrote with any editor. UTF-16 has a mark at its beginning, as
 * Windows Notepad writes it. What is neither UTF-16 nor UTF-8 is taken for Windows-1252, which has
 * all letters of Latin-1.
 *
 * @param text begins with U+FEFF if the file has a mark
 * @param isAssumed true if nothing in the file shows that it is Windows-1252
 */
public record TextFile(String text, boolean isAssumed) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /**
   * Reads a file.
   *
   * @throws CharacterCodingException if it has bytes that no text has
   */
  public static TextFile read(Path file) throws IOException {
    return of(Files.readAllBytes(file));
  }

  /** Reads a file; a missing one has the empty text. */
  static TextFile readOrEmpty(Path file) throws IOException {
    return Files.notExists(file, NOFOLLOW_LINKS) ? new TextFile("", false) : read(file);
  }

  static TextFile of(byte[] bytes) throws CharacterCodingException {
    int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    TextFile file =
        switch (mark) {
          case 0xfffe -> new TextFile(decoded(bytes, UTF_16LE), false);
          case 0xfeff -> new TextFile(decoded(bytes, UTF_16BE), false);
          default -> unmarked(bytes);
        };
    if (file.text.indexOf('\0') >= 0) {
      throw new CharacterCodingException(); // why: no text has such a character; UTF-16 has.
    }
    return file;
  }

  private static TextFile unmarked(byte[] bytes) throws CharacterCodingException {
    try {
      return new TextFile(decoded(bytes, UTF_8), false);
    } catch (CharacterCodingException e) {
      return new TextFile(decoded(bytes, WINDOWS), true);
    }
  }

  private static String decoded(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** Returns what to tell about a file whose encoding is assumed. */
  public Optional<String> note(String name) {
    return isAssumed
        ? Optional.of(
            name
                + " is not UTF-8; it is read as "
                + WINDOWS.name()
                + ". If letters with accents come out wrong, save it as UTF-8")
        : Optional.empty();
  }
}
