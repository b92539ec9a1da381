package org.vigie.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.topics.Topics;

class ConnectionTest {
  @TempDir Path folder;

  @Test
  void givesEveryClientThePropertiesOfTheFile() throws IOException {
    Path file = folder.resolve("client.properties");
    Files.writeString(file, "security.protocol=SASL_SSL\nbootstrap.servers=other:1\n");

    var properties = new Cluster(Connection.read("kafka:9093", file), new Topics("", 1), null);

    assertThat(properties.clientProperties())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("bootstrap.servers", "kafka:9093");
  }

  @Test
  void neverShowsAPassword() {
    var connection = new Connection("kafka:9093", Map.of("ssl.key.password", "geheim"));

    assertThat(new Cluster(connection, new Topics("", 1), null).toString())
        .contains("kafka:9093")
        .doesNotContain("geheim");
  }

  @Test
  void namesAFileThatIsMissing() {
    assertThatThrownBy(() -> Connection.read("kafka:9093", folder.resolve("absent")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(folder.resolve("absent") + " does not exist");
  }

  @Test
  void saysWhichKafkaDoesNotAnswer() {
    var quick = Map.of("default.api.timeout.ms", "500", "request.timeout.ms", "500");

    assertThatThrownBy(() -> topics(new Connection("127.0.0.1:1", quick)))
        .hasMessage("Kafka at 127.0.0.1:1 does not answer");
  }

  @Test
  void saysWhichAddressIsWrong() {
    assertThatThrownBy(() -> topics(new Connection("nowhere.invalid:9092")))
        .hasMessageStartingWith("Kafka at nowhere.invalid:9092 can't be used: ");
    assertThatThrownBy(() -> topics(new Connection("kafka")))
        .hasMessageStartingWith("Kafka at kafka can't be used: ");
  }

  private static void topics(Connection connection) throws InterruptedException {
    new Cluster(connection, new Topics("", 1), null).createTopics();
  }
}
