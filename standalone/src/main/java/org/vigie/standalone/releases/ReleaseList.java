package org.vigie.standalone.releases;

import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlEditor;
import org.vigie.settings.YamlFile;
import org.vigie.settings.YamlMap;

/**
 * The releases in the text of a {@code watch.yaml} without mistakes. Comments, order and all other
 * lines stay as they are. Each change is read again and compared with what was asked.
 *
 * @param dir the folder of the file, with the files of the releases, new ones too
 */
record ReleaseList(String yaml, Path dir, WatchConfig watch) {
  private static final String KEY = "releases";

  /** Returns the text with more releases. */
  String with(List<NewRelease> added) throws BadReleaseException {
    var editor = new YamlEditor(yaml);
    boolean hasSentences = watch.tags().stream().anyMatch(tag -> !tag.sentences().isEmpty());
    List<Map<String, Object>> items = new ArrayList<>();
    for (NewRelease release : added) {
      if (find(release.id()).isPresent()) {
        throw new BadReleaseException(
            "watch.yaml has a release %s already; to correct it, edit its file in %s"
                .formatted(release.id(), dir.resolve("releases")));
      }
      refuseKnownTexts(release);
      Map<String, Object> item = release.item();
      if (hasSentences) {
        // why: without this key, a release has all messages, and those were written for others.
        item.put("keyMessages", List.of());
      }
      items.add(item);
    }
    if (!editor.append(top(), KEY, items)) {
      throw uneditable("write the releases as a list");
    }
    return edited(
        editor, added.stream().collect(toMap(NewRelease::id, each -> each.parts().size())));
  }

  /** Returns the text with translations of a release that is there. */
  String withTranslations(String id, NewRelease translations) throws BadReleaseException {
    Release release = existing(id);
    for (ReleaseText text : release.texts()) {
      if (translations.languages().contains(text.language())) {
        throw new BadReleaseException(
            "the release %s has a text in the language %s already; to correct it, edit its file"
                .formatted(id, text.language()));
      }
    }
    YamlMap map = top().maps(KEY).get(watch.releases().indexOf(release));
    var editor = new YamlEditor(yaml);
    List<String> paths = translations.parts().stream().map(NewRelease.Part::path).toList();
    if (!editor.append(map, "translations", paths)) {
      throw uneditable("write the translations of " + id + " as a list");
    }
    return edited(editor, Map.of(id, release.texts().size() + paths.size()));
  }

  /** Returns the text without a release, whose files stay. */
  String without(String id) throws BadReleaseException {
    Release release = existing(id);
    var editor = new YamlEditor(yaml);
    editor.remove(top(), KEY, watch.releases().indexOf(release));
    return edited(editor, Map.of(id, 0));
  }

  Optional<Release> find(String id) {
    return watch.releases().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  private void refuseKnownTexts(NewRelease added) throws BadReleaseException {
    for (Release release : watch.releases()) {
      for (ReleaseText text : release.texts()) {
        if (added.texts().stream().anyMatch(other -> other.text().equals(text.text()))) {
          throw new BadReleaseException(
              added.id() + " has the same text as the release " + release.id());
        }
      }
    }
  }

  private Release existing(String id) throws BadReleaseException {
    List<String> ids = watch.releases().stream().map(Release::id).toList();
    return find(id)
        .orElseThrow(
            () -> new BadReleaseException("watch.yaml has no release " + id + ", but " + ids));
  }

  private YamlMap top() {
    return YamlFile.parse(WatchFile.NAME, yaml, new Problems()).orElseThrow();
  }

  /**
   * Returns the edited text, if these releases have so many texts in it, and all others, the tags
   * and the organisation are as they were.
   */
  private String edited(YamlEditor editor, Map<String, Integer> texts) throws BadReleaseException {
    var problems = new Problems();
    Optional<WatchConfig> result = WatchFile.parse(editor.result(), dir, problems);
    if (!problems.isEmpty() || result.isEmpty()) {
      throw uneditable("it would read: " + problems.all().getFirst());
    }
    var after = new ReleaseList(yaml, dir, result.get());
    Map<String, Integer> found = new HashMap<>();
    texts
        .keySet()
        .forEach(id -> found.put(id, after.find(id).map(it -> it.texts().size()).orElse(0)));
    boolean hasTexts = found.equals(texts);
    if (!hasTexts || !after.itemsBut(texts.keySet()).equals(itemsBut(texts.keySet()))) {
      throw uneditable("edit it yourself");
    }
    return editor.result();
  }

  private List<WatchItem> itemsBut(Set<String> releases) {
    return watch.items().stream()
        .filter(item -> !(item instanceof Release release && releases.contains(release.id())))
        .toList();
  }

  private static BadReleaseException uneditable(String why) {
    return new BadReleaseException(
        WatchFile.NAME + " has a form that can't be edited here: " + why);
  }
}
