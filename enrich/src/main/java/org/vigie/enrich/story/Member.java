package org.vigie.enrich.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;

/**
 * The stored state of an article with tags or a pickup. A later revision of the article updates it.
 *
 * @param mention the mention as last published
 * @param length number of code units of title, summary and text
 * @param at timestamp of the Kafka record that first contained the article
 */
public record Member(Mention mention, int length, String timeZone, Instant at) {

  static Member of(Finding finding, String story, @Nullable String copyOf, Instant at) {
    Mention mention = mention(finding, story, copyOf, null);
    return new Member(mention, finding.length(), finding.timeZone(), at);
  }

  static Mention mention(
      Finding finding, String story, @Nullable String copyOf, @Nullable String duplicateOf) {
    return new Mention(
        finding.watch(),
        finding.article(),
        finding.tags(),
        finding.pickup(),
        story,
        copyOf,
        duplicateOf,
        finding.own());
  }

  public String id() {
    return mention.article().id();
  }

  Member copyOf(@Nullable String root) {
    var copy =
        new Mention(
            mention.watch(),
            mention.article(),
            mention.tags(),
            mention.pickup(),
            mention.story(),
            root,
            mention.duplicateOf(),
            mention.own());
    return new Member(copy, length, timeZone, at);
  }
}
