package org.vigie.ingest.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.ingest.article.EarlierTexts;
import org.vigie.ingest.article.EarlierTexts.Text;
import org.vigie.ingest.article.Fingerprint;
import org.vigie.ingest.article.RememberedEntry;

class EntryStoreTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00.123Z");
  private static final RememberedEntry A = entry(1, 11, -5, NOW);
  private static final RememberedEntry B = entry(2, 22, -5, null);

  @TempDir private Path folder;

  @Test
  void findsTheEntriesOfAnArticleAfterAReopening() {
    try (var store = open("one")) {
      store.write(Map.of(0, List.of(A), 3, List.of(B, entry(2, 23, -4, NOW))), Map.of(3, 70L));
    }
    try (var store = open("one")) {
      store.own(Set.of(0, 3));

      assertThat(store.entries(-5)).containsExactlyInAnyOrder(A, B);
      assertThat(store.entries(-6)).isEmpty();
      assertThat(store.article(2, 23)).isEqualTo(OptionalLong.of(-4));
      assertThat(store.article(2, 11)).isEmpty();
      assertThat(store.position(3)).isEqualTo(OptionalLong.of(70));
      assertThat(store.position(0)).isEmpty();
    }
  }

  @Test
  void ignoresTheEntriesOfOtherInstancesPartitions() {
    try (var store = open("one")) {
      store.write(Map.of(0, List.of(A), 3, List.of(B)), Map.of());
      store.own(Set.of(3));

      assertThat(store.entries(-5)).containsExactly(B);
    }
  }

  @Test
  void replacesAnEntryAndKeepsItsLastArticle() {
    try (var store = open("one")) {
      store.own(Set.of(0));
      RememberedEntry changed = entry(1, 11, -5, NOW.plusMillis(1));
      store.write(Map.of(0, List.of(A)), Map.of());
      store.write(Map.of(0, List.of(changed, entry(1, 11, 7, NOW))), Map.of());

      assertThat(store.entries(-5)).containsExactly(changed);
      assertThat(store.article(1, 11)).isEqualTo(OptionalLong.of(7));
    }
  }

  @Test
  void isEmptiedIfItBelongsToAnotherTopic() {
    try (var store = open("one")) {
      store.write(Map.of(0, List.of(A)), Map.of(0, 5L));
    }
    try (var store = open("two")) {
      store.own(Set.of(0));

      assertThat(store.entries(-5)).isEmpty();
      assertThat(store.position(0)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"known", "locks", "block"})
  void isEmptiedIfItsFilesAreDamaged(String name) throws IOException {
    Path inside = folder.resolve(name);
    try (var store = new EntryStore(inside, "one")) {
      store.write(Map.of(0, List.of(A)), Map.of(0, 5L));
    }
    try (Stream<Path> files = Files.list(inside)) {
      Path manifest =
          files
              .filter(file -> file.getFileName().toString().startsWith("MANIFEST"))
              .findFirst()
              .orElseThrow();
      Files.write(manifest, new byte[100]);
    }
    try (var store = new EntryStore(inside, "one")) {
      store.own(Set.of(0));

      assertThat(store.entries(-5)).isEmpty();
      store.write(Map.of(0, List.of(A)), Map.of(0, 5L));
      assertThat(store.entries(-5)).containsExactly(A);
    }
  }

  @Test
  void isWritableWhereverItsRowsAreDamaged() throws IOException {
    for (int at = 0; damageRows(folder.resolve("at-" + at), at); at += 64) {
      try (var store = new EntryStore(folder.resolve("at-" + at), "one")) {
        store.own(Set.of(0));
        store.write(Map.of(0, List.of(A)), Map.of(0, 5L));

        assertThat(store.entries(-5)).as("damaged at %d", at).containsExactly(A);
      }
    }
  }

  /** Writes a store whose file of rows is damaged; returns false if the file is shorter. */
  private static boolean damageRows(Path inside, int at) throws IOException {
    try (var store = new EntryStore(inside, "one")) {
      store.write(Map.of(0, List.of(A)), Map.of(0, 5L));
    }
    try (Stream<Path> files = Files.list(inside)) {
      Path rows = files.filter(file -> file.toString().endsWith(".sst")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(rows);
      Arrays.fill(bytes, Math.min(at, bytes.length), Math.min(at + 64, bytes.length), (byte) 0x55);
      Files.write(rows, bytes);
      return at < bytes.length;
    }
  }

  @Test
  void isNotTakenFromAnotherProcess() {
    try (var store = open("one")) {
      store.write(Map.of(0, List.of(A)), Map.of());

      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> open("one"));

      store.own(Set.of(0));
      assertThat(store.entries(-5)).containsExactly(A);
    }
  }

  @Test
  void forgetsWhatWasNotWrittenForLong() throws Exception {
    try (var database = new EntryDatabase(folder, Duration.ofSeconds(1))) {
      database.rows().put(new byte[] {1}, new byte[] {2});
      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () -> {
                database.rows().compactRange();
                return database.rows().get(new byte[] {1}) == null;
              });
    }
  }

  private EntryStore open(String topic) {
    return new EntryStore(folder, topic);
  }

  private static RememberedEntry entry(
      long feed, long key, long article, @Nullable Instant published) {
    var content = new Fingerprint(1, -2, 3, 400);
    var earlier = new EarlierTexts(List.of(new Text(7, 1), new Text(-8, 30_000_000)));
    return new RememberedEntry(feed, key, article, content, 2, published, 700, NOW, earlier);
  }
}
