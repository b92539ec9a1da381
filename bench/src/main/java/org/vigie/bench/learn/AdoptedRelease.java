package org.vigie.bench.learn;

import java.time.Instant;
import java.util.List;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.TagRules;

/**
 * A release of another office as if it were ours: with our names in place of theirs.
 *
 * @param prefix of the ids of the release and its messages
 */
record AdoptedRelease(LabelledOffice us, LabelledOffice them, String prefix) {
  /** Returns their messages. */
  List<TagRules> messages() {
    return them.config().tags().stream().filter(TagRules::message).map(this::message).toList();
  }

  private TagRules message(TagRules their) {
    return new TagRules(
        their.watch(),
        prefix + their.id(),
        their.version(),
        their.validFrom(),
        false,
        their.name(),
        true,
        their.rules(),
        their.macros(),
        their.sentences().stream().map(this::renamed).toList(),
        List.of());
  }

  /** Returns their first release, as published at another time. */
  Release release(Instant published) {
    Release their = them.config().releases().getFirst();
    return new Release(
        their.watch(),
        prefix + their.id(),
        their.version(),
        their.validFrom(),
        false,
        published,
        their.texts().stream().map(this::text).toList(),
        their.keyMessages().stream().map(id -> prefix + id).toList(),
        their.ownMessages().stream().map(id -> prefix + id).toList());
  }

  private ReleaseText text(ReleaseText their) {
    return new ReleaseText(their.language(), renamed(their.title()), renamed(their.text()));
  }

  private String renamed(String text) {
    return us.of(text, them);
  }
}
