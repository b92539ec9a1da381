package org.vigie.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.standalone.JavaProcess;
import org.vigie.standalone.process.Configuration;

class DemoIT {
  @TempDir private Path folder;

  @Test
  void namesTheAddressAtWhichAnyKafkaClientFindsTheTopics() throws Exception {
    var watch = Configuration.readWatch(Path.of("../config"), List.of());
    var printed = new ByteArrayOutputStream();
    var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (var demo = new Demo(watch, listen, new PrintStream(printed, true, UTF_8))) {
      demo.announce();

      var named = Pattern.compile("topics, .*: (127\\.0\\.0\\.1:\\d+)");
      var found = named.matcher(printed.toString(UTF_8));
      assertThat(found.find()).as(printed.toString(UTF_8)).isTrue();
      try (var client = Admin.create(Map.of("bootstrap.servers", found.group(1)))) {
        assertThat(client.listTopics().names().get()).contains("articles.v1", "counts.v1");
      }
    }
  }

  @Test
  void leavesNoFolderIfItIsEndedBeforeItsEnd() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    List<String> there = List.of("env", "JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=" + temporary);
    List<String> demo = List.of("demo", "--end", "--config=../config", "--listen=127.0.0.1:0");
    Path output = folder.resolve("output");
    Process process = JavaProcess.start(there, JavaProcess.VIGIE, output, demo);
    try {
      await()
          .atMost(1, TimeUnit.MINUTES)
          .until(() -> Files.readString(output).contains("The page"));

      assertThat(sandboxes(temporary)).hasSize(1);
      process.destroy();

      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(sandboxes(temporary)).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> sandboxes(Path temporary) {
    return Stream.of(Objects.requireNonNull(temporary.toFile().list()))
        .filter(name -> name.startsWith("vigie-sandbox"))
        .toList();
  }
}
