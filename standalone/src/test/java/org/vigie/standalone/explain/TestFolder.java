package org.vigie.standalone.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.standalone.cli.Vigie;

/** A configuration folder, and the commands that use it. */
final class TestFolder {
  static final String RELEASE =
      """
      The dam must go

      River Trust asks the council to remove the old dam at Allerford before the spring. The dam has
      blocked salmon for ninety years, and nobody has used its mill since 1961.

      “A river that cannot move is a pond with a past,” says Anne Dupré, the director of River Trust.
      """;

  private final Path dir;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  TestFolder(Path dir) throws IOException {
    this.dir = dir;
    write("releases/dams.en.txt", RELEASE);
    write("feeds.yaml", "searches: [{ id: s, url: \"https://news.example/rss\" }]\n");
    write("alerts.yaml", "routes: [{ name: Names, match: { tag: [us] }, to: [console] }]\n");
    write("watch.yaml", watch("'\"river trust\"'"));
  }

  static String watch(String rule) {
    return """
    watch: rivers
    organisation:
      name: River Trust
      domains: [rivertrust.example]
      tags: [us]
      spokespeople: [{ name: Anne Dupré, role: [the director] }]
    tags: [{ id: us, rules: [%s] }]
    releases: [{ id: dams, file: releases/dams.en.txt, published: 2026-03-01 }]
    """
        .formatted(rule);
  }

  Path write(String name, String content) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  int execute(String command, String... arguments) {
    out.reset();
    err.reset();
    String[] all =
        Stream.concat(Stream.of(command, "--config", dir.toString()), Stream.of(arguments))
            .toArray(String[]::new);
    return Vigie.line(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .execute(all);
  }

  List<String> out() {
    return out.toString(UTF_8).lines().toList();
  }

  String err() {
    return err.toString(UTF_8);
  }
}
