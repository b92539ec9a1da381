package org.vigie.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says why a file can't be read, and what to do. Java's own message is often only the path. */
public final class UnreadableFile {
  private UnreadableFile() {}

  /** Returns what follows the file's name in a sentence, such as <i>is not there</i>. */
  public static String reason(Path file, IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ when Files.isSymbolicLink(file) ->
          "is a link to " + target(file) + ", which is not there";
      case NoSuchFileException _ -> "is not there";
      case AccessDeniedException _ ->
          "can't be read: permission denied; let the user %s %s (chmod or chown)"
              .formatted(System.getProperty("user.name"), remedy(file.toAbsolutePath()));
      case CharacterCodingException _ -> "is not UTF-8 text";
      case FileSystemException e when e.getReason() != null -> "can't be read: " + e.getReason();
      default ->
          Files.isDirectory(file)
              ? "is a folder; a file is expected"
              : "can't be read: " + failure.getMessage();
    };
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "another file";
    }
  }

  /** Returns what the user must be allowed: to open a folder above the file, or to read it. */
  private static String remedy(Path file) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder) && !Files.isExecutable(folder)) {
        return "open the folder " + folder;
      }
    }
    return "read it";
  }
}
