package org.vigie.standalone.reject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Rejected;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlEditor;
import org.vigie.settings.YamlFile;
import org.vigie.settings.YamlMap;

/**
 * The rejected articles in the text of a {@code watch.yaml} without mistakes. All other lines stay
 * as they are.
 *
 * @param dir the folder with the releases that the text names
 */
record RejectedList(String yaml, Path dir) {
  private static final String KEY = "rejected";

  /** What is wrong: the pickup that was found, or that the article concerns the organisation. */
  enum Part {
    pickup,
    article
  }

  /**
   * Returns the text in which {@code part} of these articles is rejected, or nothing of them if it
   * is null. Empty if the text has a form that can't be edited.
   */
  Optional<String> with(@Nullable Part part, List<String> urls) {
    // why: an item that is as it should be keeps its place and its comment.
    Rejected now = rejected();
    List<String> missing = urls.stream().filter(url -> !has(now, part, url)).toList();
    return missing.isEmpty() ? Optional.of(yaml) : changed(part, missing);
  }

  private Optional<String> changed(@Nullable Part part, List<String> urls) {
    String text = yaml;
    for (int place = last(text, urls); place >= 0; place = last(text, urls)) {
      var editor = new YamlEditor(text);
      editor.remove(top(text).orElseThrow(), KEY, place);
      text = editor.result();
    }
    String edited = part == null ? text : appended(text, part, urls);
    // why: the result is read again, because YAML has forms that the editor doesn't know.
    return items(edited).equals(expected(part, urls)) ? Optional.of(edited) : Optional.empty();
  }

  /** Returns the text with more items; without them if it has a form that can't be edited. */
  private static String appended(String text, Part part, List<String> urls) {
    var editor = new YamlEditor(text);
    var items = urls.stream().map(url -> Map.of(part.name(), url)).toList();
    top(text).ifPresent(top -> editor.append(top, KEY, items));
    return editor.result();
  }

  /** Returns the index of the last item about one of these articles; -1 if there is none. */
  private static int last(String text, List<String> urls) {
    List<Boolean> isAbout =
        top(text).map(top -> top.maps(KEY)).orElse(List.of()).stream()
            .map(
                item ->
                    Stream.of(Part.values())
                        .flatMap(part -> item.optionalText(part.name()).stream())
                        .anyMatch(urls::contains))
            .toList();
    return isAbout.lastIndexOf(true);
  }

  private static Optional<YamlMap> top(String text) {
    return YamlFile.parse(WatchFile.NAME, text, new Problems());
  }

  /** Returns the items of the watch as a text has them; empty if it has a mistake. */
  private List<WatchItem> items(String text) {
    var problems = new Problems();
    Optional<WatchConfig> read = WatchFile.parse(text, dir, problems);
    return problems.isEmpty() ? read.map(WatchConfig::items).orElse(List.of()) : List.of();
  }

  private Rejected rejected() {
    return items(yaml).stream()
        .filter(Organisation.class::isInstance)
        .map(item -> ((Organisation) item).rejected())
        .findFirst()
        .orElse(Rejected.NONE);
  }

  private static boolean has(Rejected now, @Nullable Part part, String url) {
    return now.pickups().contains(url) == (part == Part.pickup)
        && now.articles().contains(url) == (part == Part.article);
  }

  private List<WatchItem> expected(@Nullable Part part, List<String> urls) {
    return items(yaml).stream()
        .map(
            item ->
                item instanceof Organisation it
                    ? it.rejecting(expected(it.rejected(), part, urls))
                    : item)
        .toList();
  }

  private static Rejected expected(Rejected before, @Nullable Part part, List<String> urls) {
    return new Rejected(
        expected(before.pickups(), urls, part == Part.pickup),
        expected(before.articles(), urls, part == Part.article));
  }

  private static List<String> expected(List<String> before, List<String> urls, boolean isAdded) {
    List<String> after = new ArrayList<>(before);
    after.removeAll(urls);
    after.addAll(isAdded ? urls : List.of());
    return after;
  }
}
