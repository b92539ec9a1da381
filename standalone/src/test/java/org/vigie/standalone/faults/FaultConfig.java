package org.vigie.standalone.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the configuration folders of the services under test. */
record FaultConfig(Path folder, FaultLoad load, Receivers receivers) {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** Digests are due at every second minute of this time. */
  private static final int DIGEST_MINUTES = 240;

  /** Writes a folder whose watch has these tags; each tag finds its own name. */
  Path write(String name, String watch, Set<String> tags) throws IOException {
    Path config = Files.createDirectories(folder.resolve(name));
    secret(config.resolve("token"), "xoxb-test");
    secret(config.resolve("webhook"), receivers.webhook());
    String outlet =
        "  - { id: %s, name: %1$s, domain: %1$s.example, language: fr, feeds: [\"%s\"] }%n";
    Files.writeString(
        config.resolve("feeds.yaml"),
        "defaults: { allowPrivate: true, fullText: false, every: 1s }\noutlets:\n"
            + FaultLoad.FEEDS.stream()
                .map(feed -> outlet.formatted(feed, load.url(feed)))
                .collect(Collectors.joining()));
    Files.writeString(
        config.resolve("watch.yaml"),
        "watch: "
            + watch
            + "\norganisation: { name: Test, domains: [], tags: [] }\ntags:\n"
            + tags.stream()
                .sorted()
                .map("  - { id: %s, name: %1$s, rules: [ { query: %1$s } ] }\n"::formatted)
                .collect(Collectors.joining()));
    if (tags.size() > 1) {
      Files.writeString(config.resolve("alerts.yaml"), alerts());
    }
    return config;
  }

  private static void secret(Path file, String text) throws IOException {
    Files.writeString(Files.createFile(file, OWNER_ONLY), text);
  }

  private String alerts() {
    return """
    timeZone: UTC
    slack: { baseUrl: "%s", tokenFile: token }
    smtp: { host: 127.0.0.1, port: %d, tls: none, from: "Vigie <vigie@vigie.example>" }
    channels:
      presse: { slack: "#presse" }
      agenda: { slack: "#agenda" }
      relais: { slack: "#relais", webhookFile: webhook }
      equipe: { email: [equipe@vigie.example] }
    routes:
      - { match: { tag: [inesia] }, to: [presse, equipe], groupWait: 2s, groupInterval: 5s, continue: true }
      - { match: { tag: [sommet] }, to: [agenda, relais], groupWait: 0, groupInterval: 0 }
    digests:
    %s\
    """
        .formatted(receivers.slack().baseUrl(), receivers.mailPort(), digests());
  }

  private static String digests() {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    var yaml = new StringBuilder();
    for (int minute = 1; minute < DIGEST_MINUTES; minute += 2) {
      ZonedDateTime at = now.plusMinutes(minute);
      yaml.append(
          "  - { to: [agenda], at: \"%02d:%02d\" }%n".formatted(at.getHour(), at.getMinute()));
    }
    return yaml.toString();
  }
}
