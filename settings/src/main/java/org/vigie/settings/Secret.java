package org.vigie.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token, password or webhook address. {@link #toString} returns {@code ***}. Call {@link
 * #value()} only where the secret is sent.
 */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }

  /**
   * Reads secrets from environment variables or from files.
   *
   * @param dir folder of the configuration; file names are relative to it
   */
  public record Reader(Path dir, Map<String, String> environment) {
    /**
     * Maximum size of a file with a secret, in bytes. An estimate: tokens and cookies are shorter.
     */
    private static final int MOST_BYTES = 16 * 1024;

    /** Returns the environment variable's value, else the content of the key's file, else null. */
    public @Nullable Secret find(Optional<YamlMap> map, String fileKey, String variable) {
      String value = environment.getOrDefault(variable, "").strip();
      if (value.isEmpty()) {
        return map.map(keys -> fromFile(keys, fileKey)).orElse(null);
      }
      map.ifPresent(keys -> keys.value(fileKey)); // why: marks the key as known
      return new Secret(value);
    }

    /**
     * Returns the content of the file whose name is the key's value. If the key is missing, returns
     * null. If the file can't be used, reports this and returns null.
     */
    public @Nullable Secret fromFile(YamlMap map, String key) {
      String value = content(map, key).strip();
      if (value.chars().anyMatch(Character::isISOControl)) {
        map.problem(
            key, map.text(key) + " holds more than one line of text; expected the secret alone");
        return null;
      }
      return value.isEmpty() ? null : new Secret(value);
    }

    /**
     * Returns the lines of the file whose name is the key's value, without empty ones. Returns none
     * if the key is missing, or if the file can't be used, which is reported.
     */
    public List<String> lines(YamlMap map, String key) {
      List<String> lines = content(map, key).lines().filter(line -> !line.isBlank()).toList();
      boolean isText =
          lines.stream()
              .allMatch(
                  line -> line.chars().allMatch(c -> c == '\t' || !Character.isISOControl(c)));
      if (!isText) {
        map.problem(key, map.text(key) + " has control characters");
      }
      return isText ? lines : List.of();
    }

    /** Returns the text of the file that a key names; empty if it can't be used. */
    private String content(YamlMap map, String key) {
      Optional<String> name = map.optionalText(key);
      if (name.isEmpty()) {
        return "";
      }
      try {
        Path file = dir.resolve(name.get());
        if (!Files.isRegularFile(file)) {
          map.problem(key, name.get() + " is not a file in the configuration's folder");
          return "";
        }
        String open = openRights(file);
        if (open != null) {
          map.problem(key, name.get() + " is open to all (" + open + "); chmod 600 it");
        }
        return content(map, key, file);
      } catch (IOException e) {
        map.problem(key, name.get() + " " + UnreadableFile.reason(dir.resolve(name.get()), e));
        return "";
      } catch (InvalidPathException e) {
        map.problem(key, name.get() + " is no name of a file");
        return "";
      }
    }

    private static String content(YamlMap map, String key, Path file) throws IOException {
      byte[] bytes;
      try (var in = Files.newInputStream(file)) {
        bytes = in.readNBytes(MOST_BYTES + 1);
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (bytes.length > MOST_BYTES) {
        map.problem(key, map.text(key) + " is longer than " + MOST_BYTES + " bytes");
        return "";
      }
      if (text.isBlank()) {
        map.problem(key, map.text(key) + " is empty");
      }
      return text;
    }

    /**
     * Returns the file's permissions, such as {@code rw-r--r--}, if other users can read or change
     * the file, or if its group can change it. Otherwise returns null.
     */
    private static @Nullable String openRights(Path file) throws IOException {
      var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (view == null) {
        return null;
      }
      Set<PosixFilePermission> rights = view.readAttributes().permissions();
      boolean open =
          rights.contains(PosixFilePermission.OTHERS_READ)
              || rights.contains(PosixFilePermission.OTHERS_WRITE)
              || rights.contains(PosixFilePermission.GROUP_WRITE);
      return open ? PosixFilePermissions.toString(rights) : null;
    }
  }
}
