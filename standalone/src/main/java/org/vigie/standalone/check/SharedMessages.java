package org.vigie.standalone.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.Release;
import org.vigie.settings.Plural;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/**
 * Messages, written as sentences, that don't tell releases from each other: one sentence in several
 * messages, and one message for several releases.
 */
record SharedMessages(WatchConfig watch) {

  private record Message(String id, YamlMap map) {}

  /** Returns the warnings, a sentence each. */
  List<String> warnings(YamlMap file) {
    List<Message> messages = new ArrayList<>();
    for (YamlMap map : file.maps("messages")) {
      messages.add(new Message(map.text("id", "message-" + (messages.size() + 1)), map));
    }
    messages.removeIf(message -> !message.map.has("sentence"));
    List<String> warnings = new ArrayList<>();
    addRepeated(messages, warnings);
    addForSeveral(messages, warnings);
    return warnings;
  }

  private static void addRepeated(List<Message> messages, List<String> warnings) {
    Map<List<String>, String> places = new HashMap<>();
    for (Message message : messages) {
      for (YamlValue value : message.map.items("sentence")) {
        String sentence = value.text().orElse("");
        String here = "message %s, line %d".formatted(message.id, value.line());
        String first = places.putIfAbsent(Tokens.of(sentence).words(), here);
        if (first != null) {
          warnings.add(
              "%s line %d: message %s: the sentence \"%s\" is already there (%s); remove one of the two"
                  .formatted(value.file(), value.line(), message.id, sentence, first));
        }
      }
    }
  }

  /** Adds one warning for all messages of the same releases, at the first of them. */
  private void addForSeveral(List<Message> messages, List<String> warnings) {
    Map<List<String>, List<Message>> byReleases = new LinkedHashMap<>();
    for (Message message : messages) {
      List<String> releases =
          watch.releases().stream()
              .filter(release -> release.keyMessages().contains(message.id))
              .map(Release::id)
              .toList();
      if (releases.size() > 1) {
        byReleases.computeIfAbsent(releases, _ -> new ArrayList<>()).add(message);
      }
    }
    byReleases.forEach((releases, of) -> warnings.add(forSeveral(releases, of)));
  }

  private static String forSeveral(List<String> releases, List<Message> messages) {
    YamlMap first = messages.getFirst().map;
    return "%s line %d: ".formatted(first.file(), first.line())
        + Plural.form(messages.size(), "the message ", "the messages ")
        + messages.stream().map(Message::id).collect(Collectors.joining(", "))
        + Plural.form(messages.size(), " counts", " count")
        + " for the releases "
        + String.join(", ", releases)
        + ", so an article that says so counts for the newest of them; name each message under keyMessages"
        + " of one release (without keyMessages, a release has all messages with a sentence)";
  }
}
