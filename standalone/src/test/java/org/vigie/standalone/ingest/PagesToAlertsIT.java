package org.vigie.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.MailCatcher;
import org.vigie.sandbox.PostedMessage;
import org.vigie.standalone.JavaProcess;

/** The whole program: an alert for a teaser, and what happens to it when the page is read. */
class PagesToAlertsIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final String NAMED = "Exempleville closes its pool, says the Exemple association";
  private static final String QUOTED =
      "A town that closes its pool in the hottest summer of the century tells its children that"
          + " nobody expects them to learn to swim, and we ask the council to open it again before"
          + " the first of June at the latest.";

  @TempDir Path folder;

  @Test
  void aMentionThatThePageShowsToBeAQuoteEditsTheMessageAndSaysSoOnce() throws Exception {
    try (var site = new LoopbackSite();
        var slack = new FakeSlack(InstantSource.system(), "#presse");
        var mails = new MailCatcher()) {
      configure(site, slack, mails);
      Process vigie = JavaProcess.run(folder, folder.resolve("out"));
      try {
        site.announce("/quote", NAMED);
        site.file(
            "/quote",
            "text/html",
            page(
                NAMED,
                "<p>« "
                    + QUOTED
                    + " », says the Exemple"
                    + " association in a release of Monday.</p>",
                ""));
        await().atMost(SOON).until(() -> slack.messages().size() == 2);
        await().atMost(SOON).until(() -> slack.messages().getFirst().edits() == 1);

        String weather = "Rain on the market of Exempleville until Thursday evening";
        site.announce("/rain", weather);
        site.file("/rain", "text/html", page(weather, "", RELATED));
        await().atMost(SOON).until(() -> site.asked("/rain") == 1);
        String last = "The Exemple association has moved to another street of the town";
        site.article("/last", last);
        await().atMost(SOON).until(() -> sentAbout(slack, last));
      } finally {
        vigie.destroy();
        vigie.waitFor();
      }
      List<PostedMessage> all = slack.messages();
      PostedMessage first = all.getFirst();
      assertThat(first.thread()).isNull();
      assertThat(all.get(1).thread()).isEqualTo(first.ts());
      assertThat(first.edits()).isEqualTo(1);
      assertThat(all).as("%s", all).hasSize(3);
      assertThat(mails.mails()).hasSize(2);
      assertThat(new String(mails.mails().getFirst(), StandardCharsets.UTF_8))
          .contains("Exempleville closes");
    }
  }

  /** What pages have around an article; all of it names the organisation. */
  private static final String RELATED =
      """
      <aside class="related"><h3>Read also</h3><ul>
      <li><a href="/quote">Exempleville closes its pool, says the Exemple association</a></li>
      <li><a href="/b">What the Exemple association wants from the council of the town</a></li>
      </ul></aside>
      <section class="comments"><p>The Exemple association is right, as always, writes Bob.</p></section>
      """;

  private static boolean sentAbout(FakeSlack slack, String title) {
    return slack.messages().stream().anyMatch(each -> each.text().contains(title));
  }

  private static String page(String title, String passage, String around) {
    return LoopbackSite.html(title).replace("</article>", passage + "</article>" + around);
  }

  private void configure(LoopbackSite site, FakeSlack slack, MailCatcher mails) throws IOException {
    write(
        "feeds.yaml",
        """
        defaults: { allowPrivate: true, every: 1s }
        pages: { pause: 0s }
        outlets:
          - { id: site, name: Site, domain: site.example, language: en, feeds: ["%s"] }
        """
            .formatted(site.url("/feed")));
    write(
        "watch.yaml",
        """
        watch: test
        organisation: { name: Exemple association, domains: [exemple.example], tags: [us] }
        tags:
          - { id: us, name: Us, rules: [ { query: '"Exemple association"' } ] }
        releases:
          - { id: pool, file: pool.en.md, published: 2025-02-10T09:00:00Z, keyMessages: [us] }
        """);
    write(
        "pool.en.md",
        "# Open the pool again\n\nThe Exemple association writes to the council of Exempleville.\n\n« "
            + QUOTED
            + " »\n\nThe association has taught four hundred children of the town to swim, in the"
            + " years before the pool had to close, and wants to go on with that work.\n");
    FakeSlack.writeToken(folder.resolve("token"));
    write(
        "alerts.yaml",
        """
        language: en
        slack: { baseUrl: "%s", tokenFile: token, pause: 0s }
        smtp: { host: 127.0.0.1, port: %d, tls: none, from: "Vigie <vigie@example.org>" }
        channels: { presse: { slack: "#presse" }, team: { email: [team@example.org] } }
        routes: [ { match: { tag: [us] }, to: [presse, team], groupWait: 0, groupInterval: 0 } ]
        """
            .formatted(slack.baseUrl(), mails.port()));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
