package org.vigie.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a data folder, by topic and by local store. Of a topic, only the log counts: its
 * index files are created larger than their content.
 */
record DiskUse(Map<String, Long> bytes) {
  private static final double MB = 1e6;

  static DiskUse of(Path data) throws IOException {
    Map<String, Long> bytes = new TreeMap<>();
    Files.walkFileTree(
        data,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!file.toString().matches(".*\\.(index|timeindex|txnindex)")) {
              bytes.merge(name(data.relativize(file)), attributes.size(), Long::sum);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            // why: Kafka and RocksDB rename and delete files while the folder is read.
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    return new DiskUse(bytes);
  }

  /** Returns the topic without the partition's number, or the first two folders of a store. */
  private static String name(Path file) {
    String top = file.getName(0).toString();
    if (top.equals("kafka") && file.getNameCount() > 2) {
      return file.getName(1).toString().replaceAll("-[0-9]+$", "");
    }
    return file.getNameCount() > 2 ? top + "/" + file.getName(1) : top;
  }

  long total() {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the growth of each topic and store since an earlier reading; shrunk ones are 0. */
  DiskUse since(DiskUse before) {
    Map<String, Long> grown = new TreeMap<>();
    bytes.forEach(
        (name, now) -> grown.put(name, Math.max(0, now - before.bytes.getOrDefault(name, 0L))));
    return new DiskUse(grown);
  }

  /** Returns the largest topics and stores with their size in MB. */
  String most(int count) {
    return bytes.entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(count)
        .map(each -> "%s %.1f".formatted(each.getKey(), each.getValue() / MB))
        .collect(Collectors.joining(", "));
  }
}
