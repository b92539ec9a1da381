package org.vigie.standalone.releases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.events.WatchItem.Release;
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
            "watch.yaml has a release %s already; to replace it, first: vigie releases remove %s"
                .formatted(release.id(), release.id()));
      }
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
    WatchConfig result = parsed(editor.result());
    int before = watch.releases().size();
    List<Release> kept = result.releases().stream().limit(before).toList();
    List<String> ids = result.releases().stream().skip(before).map(Release::id).toList();
    boolean isRight =
        kept.equals(watch.releases())
            && ids.equals(added.stream().map(NewRelease::id).toList())
            && keepsTheRest(result);
    return right(isRight, editor);
  }

  /** Returns the text with translations of a release that is there. */
  String withTranslations(String id, NewRelease translations) throws BadReleaseException {
    Release release = existing(id);
    List<YamlMap> maps = top().maps(KEY);
    var editor = new YamlEditor(yaml);
    List<String> paths = translations.parts().stream().map(NewRelease.Part::path).toList();
    if (!editor.append(maps.get(watch.releases().indexOf(release)), "translations", paths)) {
      throw uneditable("write the translations of " + id + " as a list");
    }
    WatchConfig result = parsed(editor.result());
    int texts = new ReleaseList("", dir, result).existing(id).texts().size();
    return right(texts == release.texts().size() + paths.size() && keepsTheRest(result), editor);
  }

  /** Returns the text without a release, whose files stay. */
  String without(String id) throws BadReleaseException {
    Release release = existing(id);
    var editor = new YamlEditor(yaml);
    editor.remove(top(), KEY, watch.releases().indexOf(release));
    List<Release> expected = new ArrayList<>(watch.releases());
    expected.remove(release);
    WatchConfig result = parsed(editor.result());
    return right(result.releases().equals(expected) && keepsTheRest(result), editor);
  }

  Optional<Release> find(String id) {
    return watch.releases().stream().filter(each -> each.id().equals(id)).findFirst();
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

  private WatchConfig parsed(String edited) throws BadReleaseException {
    var problems = new Problems();
    Optional<WatchConfig> result = WatchFile.parse(edited, dir, problems);
    if (!problems.isEmpty() || result.isEmpty()) {
      throw uneditable("it would read: " + problems.all().getFirst());
    }
    return result.get();
  }

  private boolean keepsTheRest(WatchConfig result) {
    return result.organisation().equals(watch.organisation()) && result.tags().equals(watch.tags());
  }

  private static String right(boolean isRight, YamlEditor editor) throws BadReleaseException {
    if (!isRight) {
      throw uneditable("edit it yourself");
    }
    return editor.result();
  }

  private static BadReleaseException uneditable(String why) {
    return new BadReleaseException(
        WatchFile.NAME + " has a form that can't be edited here: " + why);
  }
}
