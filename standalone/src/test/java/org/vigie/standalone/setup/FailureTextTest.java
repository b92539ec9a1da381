package org.vigie.standalone.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

class FailureTextTest {
  @Test
  void findsAFullDiskInAnyCause() {
    var full = new UncheckedIOException(new IOException("No space left on device"));

    assertThat(FailureText.of(new IllegalStateException("the broker can't start", full)))
        .isEqualTo("the disk is full; free some space");
  }

  @Test
  void findsAFullDiskThatAStoreReports() {
    var full = new Exception("While open a file for appending: LOCK: No space left on device");

    assertThat(FailureText.of(new IllegalStateException("Error opening store news", full)))
        .startsWith("the disk is full");
  }

  @Test
  void findsALimitOfOpenFilesInAnyCause() {
    var limit = new UncheckedIOException(new IOException("Too many open files"));

    assertThat(FailureText.of(new IllegalStateException("Failed to construct a consumer", limit)))
        .isEqualTo("too many files are open; raise the limit of this user (ulimit -n 4096)");
  }

  @Test
  void saysWhatTheNameOfAnExceptionSays() {
    assertThat(FailureText.of(new AccessDeniedException("data/kafka")))
        .isEqualTo("data/kafka: permission denied");
  }

  @Test
  void isOneLine() {
    assertThat(FailureText.of(new IllegalStateException("this\n  and that\n")))
        .isEqualTo("this and that");
  }

  @Test
  void namesTheClassAndLineOfADefect() {
    var defect = new NullPointerException("Cannot invoke \"String.length()\"");

    assertThat(FailureText.isDefect(defect)).isTrue();
    assertThat(FailureText.of(defect))
        .startsWith("a defect in Vigie: NullPointerException at org.vigie.standalone.setup.")
        .doesNotContain("\n");
  }
}
