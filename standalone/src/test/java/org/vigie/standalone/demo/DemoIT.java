package org.vigie.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.vigie.standalone.process.Configuration;

class DemoIT {
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
}
