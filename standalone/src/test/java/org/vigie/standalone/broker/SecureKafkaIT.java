package org.vigie.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.Connection;
import org.vigie.standalone.JavaProcess;

/** Connects to a broker that requires TLS and a login. */
class SecureKafkaIT {
  private static final String PASSWORD = "secret";
  private static final String QUICK =
      "default.api.timeout.ms=5000\n"
          + "request.timeout.ms=2000\n"
          + "socket.connection.setup.timeout.ms=2000\n";

  @TempDir static Path folder;

  private static KafkaNode node;
  private static String address;
  private static Path keys;

  @BeforeAll
  static void start() throws Exception {
    keys = folder.resolve("keys.p12");
    run(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        ("-genkeypair -alias kafka -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1 -storetype"
                + " PKCS12 -storepass secret -keystore "
                + keys)
            .split(" "));
    Path data = folder.resolve("kafka");
    EmbeddedBroker.format(data);
    var ports = Ports.of(data);
    int secure = Ports.of(folder).broker();
    address = "127.0.0.1:" + secure;
    Properties properties = EmbeddedBroker.properties(data, ports);
    properties.putAll(
        Map.of(
            "listeners",
            properties.get("listeners") + ",LOGIN://" + address,
            "advertised.listeners",
            properties.get("advertised.listeners") + ",LOGIN://" + address,
            "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,LOGIN:SASL_SSL",
            "inter.broker.listener.name",
            "PLAINTEXT",
            "sasl.enabled.mechanisms",
            "PLAIN",
            "listener.name.login.plain.sasl.jaas.config",
            "org.apache.kafka.common.security.plain.PlainLoginModule required"
                + " user_vigie=\"right\";",
            "ssl.keystore.location",
            keys.toString(),
            "ssl.keystore.password",
            PASSWORD,
            "ssl.keystore.type",
            "PKCS12"));
    node = KafkaNode.start(new KafkaConfig(properties, false));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void createsTopicsWithTheRightLogin() throws Exception {
    var cluster =
        new Cluster(
            Connection.read(address, client("right", keys)), new Topics("secure.", 1), null);

    cluster.createTopics();

    try (var admin = Admin.create(cluster.clientProperties())) {
      assertThat(admin.listTopics().names().get()).contains("secure.articles.v1");
    }
  }

  @Test
  void saysThatTheLoginIsRefused() throws Exception {
    assertThat(ingest(client("wrong", keys)))
        .isEqualTo(
            "vigie: Kafka at %s refused the login: Authentication failed: Invalid username or"
                + " password%n",
            address);
  }

  @Test
  void saysThatTheCertificateIsNotTrusted() throws Exception {
    String output = ingest(client("right", null));

    assertThat(output)
        .startsWith("vigie: Kafka at " + address + " can't be trusted, or expects another TLS")
        .contains("unable to find valid certification path");
    assertThat(output.lines()).hasSize(1);
  }

  @Test
  void saysThatTlsIsMissing() throws Exception {
    Path plain = Files.writeString(folder.resolve("plain"), QUICK);

    assertThat(ingest(plain))
        .startsWith("vigie: Kafka at " + address + " expects TLS; ")
        .contains("--kafka-config")
        .hasLineCount(1);
  }

  @Test
  void saysThatTheFileForTlsIsMissing() throws Exception {
    Path absent = folder.resolve("absent.p12");

    assertThat(ingest(client("right", absent)))
        .isEqualTo("vigie: Kafka at %s can't be used: %s does not exist%n", address, absent);
  }

  private static Path client(String password, @Nullable Path trusted) throws IOException {
    String trust =
        trusted == null
            ? ""
            : "ssl.truststore.location=%s\nssl.truststore.password=%s\nssl.truststore.type=PKCS12\n"
                .formatted(trusted, PASSWORD);
    return Files.writeString(
        Files.createTempFile(folder, "client", ".properties"),
        """
        security.protocol=SASL_SSL
        sasl.mechanism=PLAIN
        sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\
          username="vigie" password="%s";
        """
                .formatted(password)
            + trust
            + QUICK);
  }

  /** Runs {@code vigie ingest}, which must end with exit code 1, and returns its output. */
  private static String ingest(Path client) throws Exception {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path config = Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        config.resolve("feeds.yaml"),
        """
        outlets:
          - { id: journal, name: Journal, domain: journal.example, language: fr, feeds: ["https://journal.example/rss"] }
        """);
    Process process =
        JavaProcess.vigie(
            out,
            "ingest",
            "--config",
            config.toString(),
            "--data",
            folder.resolve("data").toString(),
            "--kafka",
            address,
            "--kafka-config",
            client.toString());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(4);
    return Files.readString(out);
  }

  private static void run(String program, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("keytool");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(out)).isZero();
  }
}
