package org.vigie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.vigie.standalone.demo.Demo;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Runs the main code of all commands once. The script {@code vigie} calls this command after each
 * build and records the loaded classes in an AOT cache, so that later starts are faster.
 */
@Command(name = "warm-up", hidden = true)
public final class WarmUpCommand implements Callable<Integer> {
  private static final String ARTICLE =
      "{\"title\":\"Paris crée l’INESIA\",\"text\":\"Le CeSIA salue"
          + " l’institut.\",\"language\":\"fr\"}";

  private static final String FEED =
      "<rss version=\"2.0\"><channel><title>A</title><item><title>B</title>"
          + "<link>https://example.org/b</link><pubDate>Wed, 12 Feb 2025 08:00:00 GMT</pubDate>"
          + "<description>&lt;p&gt;C&lt;/p&gt;</description></item></channel></rss>";

  @Mixin private Options.Config config = new Options.Config();

  @Override
  public Integer call() throws Exception {
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    var commands = Vigie.line(silent, silent);
    String dir = config.dir.toString();
    commands.execute("match", "--stories", "--config", dir, file(ARTICLE));
    commands.execute("feed", file(FEED));
    commands.execute("check", "--config", dir);
    var watch = Configuration.readWatch(config.dir, List.of());
    try (var demo = new Demo(watch, new InetSocketAddress("127.0.0.1", 0), silent)) {
      demo.runOnce();
    }
    return Exit.DONE;
  }

  private static String file(String content) throws IOException {
    Path file = Files.createTempFile("vigie", ".txt");
    file.toFile().deleteOnExit();
    return Files.writeString(file, content).toString();
  }
}
