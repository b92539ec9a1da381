package org.vigie.alerts.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.settings.YamlMap;

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
  record Reader(Path dir, Map<String, String> environment) {
    /** Maximum size of a file with a secret, in bytes. An estimate: tokens are much shorter. */
    private static final int MOST_BYTES = 4096;

    /** Returns the environment variable's value, else the content of the key's file, else null. */
    @Nullable Secret find(Optional<YamlMap> map, String fileKey, String variable) {
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
    @Nullable Secret fromFile(YamlMap map, String key) {
      Optional<String> name = map.optionalText(key);
      if (name.isEmpty()) {
        return null;
      }
      try {
        Path file = dir.resolve(name.get());
        if (!Files.isRegularFile(file)) {
          map.problem(key, name.get() + " is not a file in the configuration's folder");
          return null;
        }
        String open = openRights(file);
        if (open != null) {
          map.problem(key, name.get() + " is open to all (" + open + "); chmod 600 it");
        }
        return read(map, key, name.get(), file);
      } catch (IOException | InvalidPathException e) {
        map.problem(key, name.get() + " can't be read (" + e.getClass().getSimpleName() + ")");
        return null;
      }
    }

    private static @Nullable Secret read(YamlMap map, String key, String name, Path file)
        throws IOException {
      byte[] bytes;
      try (var in = Files.newInputStream(file)) {
        bytes = in.readNBytes(MOST_BYTES + 1);
      }
      String value = new String(bytes, StandardCharsets.UTF_8).strip();
      if (bytes.length > MOST_BYTES || value.chars().anyMatch(Character::isISOControl)) {
        map.problem(key, name + " holds more than one line of text; expected the secret alone");
        return null;
      }
      if (value.isEmpty()) {
        map.problem(key, name + " is empty");
        return null;
      }
      return new Secret(value);
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
