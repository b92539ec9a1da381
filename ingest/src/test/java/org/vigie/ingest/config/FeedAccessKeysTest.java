package org.vigie.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.events.topics.Json;
import org.vigie.ingest.network.FeedAccess;
import org.vigie.ingest.network.ProxyServer;
import org.vigie.settings.Problems;
import org.vigie.settings.Problems.Problem;

class FeedAccessKeysTest {
  @TempDir private Path dir;

  @BeforeEach
  void write() throws IOException {
    secret("password", "hush-password\n");
    secret("headers", "# ours\nX-Api-Key:  hush-key \n\nAuthorization: Bearer hush-token\n");
    secret("cookies", "session=hush-session; a=b\n");
    secret(
        "exported",
        "# Netscape HTTP Cookie File\n#HttpOnly_.a.example\tTRUE\t/\tTRUE\t0\tsid\thush-sid\n");
  }

  @Test
  void readsAccessOfFeedsOutletsAndDefaults() {
    FeedsConfig config =
        read(
            """
            defaults: { access: { proxy: "http://proxy.example:3128" } }
            outlets:
              - id: a
                name: A
                domain: a.example
                access: { user: me, passwordFile: password }
                feeds:
                  - https://a.example/1
                  - { url: "https://a.example/2", access: { headersFile: headers, cookiesFile: cookies } }
                  - { url: "https://a.example/3", access: { cookiesFile: exported, proxy: none } }
              - { id: b, name: B, domain: b.example, feeds: ["http://b.example/1"] }
            """);

    assertThat(headers(config, 0))
        .containsExactly(Map.entry("Authorization", "Basic bWU6aHVzaC1wYXNzd29yZA=="));
    assertThat(headers(config, 1).entrySet())
        .containsExactlyInAnyOrder(
            Map.entry("X-Api-Key", "hush-key"),
            Map.entry("Authorization", "Bearer hush-token"),
            Map.entry("Cookie", "session=hush-session; a=b"));
    assertThat(headers(config, 2)).containsExactly(Map.entry("Cookie", "sid=hush-sid"));
    assertThat(access(config, 1).proxy()).hasToString("proxy.example:3128");
    assertThat(access(config, 2).proxy()).isEqualTo(ProxyServer.NONE);
    assertThat(access(config, 3).proxy()).hasToString("proxy.example:3128");
    assertThat(access(config, 3).headers()).isEmpty();
  }

  @Test
  void noSecretIsPublishedOrPrinted() {
    FeedsConfig config =
        read(
            """
            outlets:
              - { id: a, name: A, domain: a.example, feeds: [{ url: "https://a.example/1", access: { user: me, passwordFile: password, headersFile: headers, cookiesFile: cookies } }] }
            """);

    assertThat(Json.MAPPER.writeValueAsString(config.feeds()))
        .doesNotContain("hush", "aHVzaC", "password");
    assertThat(config.toString()).doesNotContain("hush", "aHVzaC");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "user: me                                    | user and passwordFile need each other",
        "passwordFile: password                      | user and passwordFile need each other",
        "user: 'a:b', passwordFile: password         | a user name has no colon",
        "user: me, passwordFile: nowhere             | nowhere is not a file in the configuration's folder",
        "headersFile: password                       | expected lines such as X-Api-Key: 1234",
        "headersFile: reserved                       | Host can't be set",
        "cookiesFile: password                       | expected lines such as session=1234",
        "headersFile: open                           | open is open to all",
        "headersFile: control                        | control has control characters",
        "proxy: 'socks5://x:1'                       | expected http://HOST:PORT, or none",
        "proxy: 'http://me:hush@x:1'                 | use the variable HTTPS_PROXY",
        "password: hush                              | unknown key",
      })
  void reportsEachMistakeWithItsLineAndNoSecret(String keys, String message) throws IOException {
    secret("reserved", "Host: other.example\n");
    Files.writeString(dir.resolve("open"), "X-Key: hush\n");
    Files.setPosixFilePermissions(
        dir.resolve("open"), PosixFilePermissions.fromString("rw-r--r--"));
    secret("control", "X-Key: a\u0001b\n");

    List<String> problems = problems(keys, "https://a.example/1");

    assertThat(problems)
        .anySatisfy(
            problem -> assertThat(problem).startsWith("feeds.yaml line 6: ").contains(message));
    assertThat(problems).noneSatisfy(problem -> assertThat(problem).contains("hush"));
  }

  @Test
  void secretsNeedHttpsExceptOnAPrivateNetwork() throws IOException {
    String login = "user: me, passwordFile: password";

    assertThat(problems(login, "http://a.example/1"))
        .singleElement()
        .asString()
        .contains("only https:// keeps secret");
    assertThat(problems(login, "http://a.example/1\", allowPrivate: \"true")).isEmpty();
  }

  private List<String> problems(String keys, String url) throws IOException {
    var problems = new Problems();
    Files.writeString(
        dir.resolve("feeds.yaml"),
        """
        outlets:
          - id: a
            name: A
            domain: a.example
            feeds:
              - { url: "%s", access: { %s } }
        """
            .formatted(url, keys));
    FeedsFile.read(dir, problems);
    return problems.all().stream().map(Problem::toString).toList();
  }

  private FeedsConfig read(String yaml) {
    var problems = new Problems();
    try {
      Files.writeString(dir.resolve("feeds.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    FeedsConfig config = FeedsFile.read(dir, problems);
    assertThat(problems.all()).isEmpty();
    return config;
  }

  private static FeedAccess access(FeedsConfig config, int feed) {
    return config.fetching(config.feeds().get(feed)).access();
  }

  private static Map<String, String> headers(FeedsConfig config, int feed) {
    return access(config, feed).headers().stream()
        .collect(Collectors.toMap(FeedAccess.Field::name, field -> field.value().value()));
  }

  private void secret(String name, String text) throws IOException {
    Path file = Files.writeString(dir.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
