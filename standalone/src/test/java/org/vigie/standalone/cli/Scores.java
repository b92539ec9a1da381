package org.vigie.standalone.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.MatchSession;
import org.vigie.events.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Compares results with labels made by people: {@code tags}, {@code pickup}, {@code copyCluster}.
 */
final class Scores {
  private static final Set<String> KINDS =
      Set.of("REPRINT", "QUOTE", "PARAPHRASE", "MENTION", "NONE");
  private static final Set<String> ALERTS = Set.of("REPRINT", "QUOTE", "PARAPHRASE");

  private final Set<String> compared;
  private final Map<String, Score> tags = new TreeMap<>();
  private final Map<String, Score> kinds = new TreeMap<>();
  private final Score alerts = new Score();
  private final Score copies = new Score();
  private final List<String> wrong = new ArrayList<>();

  /**
   * @param compared ids of the tags to compare
   * @param labels by article id
   */
  Scores(Set<String> compared, Map<String, JsonNode> labels, List<MatchSession.Result> results) {
    this.compared = Set.copyOf(compared);
    for (MatchSession.Result result : results) {
      JsonNode label = labels.getOrDefault(result.id(), MissingNode.getInstance());
      add(label, result);
    }
    addCopies(labels, results);
  }

  double tags() {
    return macro(tags);
  }

  double kinds() {
    return macro(kinds);
  }

  Score alerts() {
    return alerts;
  }

  Score copies() {
    return copies;
  }

  /** Lists the articles whose result differs from the label. */
  List<String> wrong() {
    return wrong;
  }

  private void add(JsonNode label, MatchSession.Result result) {
    Set<String> wanted = strings(label.path("tags"));
    Set<String> found = result.tags().stream().map(Tag::tag).collect(Collectors.toSet());
    String kind = label.path("pickup").asString();
    String got = result.pickup() == null ? "NONE" : result.pickup().kind().name();
    for (String tag : compared) {
      score(tags, tag).add(wanted.contains(tag), found.contains(tag));
      if (wanted.contains(tag) != found.contains(tag)) {
        wrong.add(result.id() + (wanted.contains(tag) ? " -" : " +") + tag);
      }
    }
    for (String each : KINDS) {
      score(kinds, each).add(kind.equals(each), got.equals(each));
    }
    if (!kind.equals(got)) {
      wrong.add(result.id() + " " + kind + " not " + got);
    }
    alerts.add(ALERTS.contains(kind), ALERTS.contains(got));
  }

  private void addCopies(Map<String, JsonNode> labels, List<MatchSession.Result> results) {
    Map<String, String> originals = new HashMap<>();
    for (MatchSession.Result result : results) {
      JsonNode label = labels.get(result.id());
      if (label != null && !label.path("tags").isEmpty()) {
        originals.put(result.id(), or(result.copyOf(), result.id()));
      }
    }
    List<String> ids = originals.keySet().stream().sorted().toList();
    for (String one : ids) {
      for (String other : ids.subList(ids.indexOf(one) + 1, ids.size())) {
        String cluster = cluster(labels, one);
        boolean wanted = !cluster.isEmpty() && cluster.equals(cluster(labels, other));
        boolean found = or(originals.get(one), "").equals(originals.get(other));
        copies.add(wanted, found);
        if (wanted != found) {
          wrong.add(one + (wanted ? " no copy of " : " copy of ") + other);
        }
      }
    }
  }

  private static String cluster(Map<String, JsonNode> labels, String id) {
    JsonNode label = labels.get(id);
    return label == null ? "" : label.path("copyCluster").asString("");
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }

  private static Set<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asString)
        .collect(Collectors.toSet());
  }

  private static Score score(Map<String, Score> scores, String of) {
    return scores.computeIfAbsent(of, _ -> new Score());
  }

  private static double macro(Map<String, Score> scores) {
    return scores.values().stream().mapToDouble(Score::f1).average().orElse(0);
  }

  /** Counts hits, false alarms and misses; without anything to find, each measure is 1. */
  static final class Score {
    private int right;
    private int tooMany;
    private int missed;

    void add(boolean wanted, boolean got) {
      right += wanted && got ? 1 : 0;
      tooMany += !wanted && got ? 1 : 0;
      missed += wanted && !got ? 1 : 0;
    }

    double precision() {
      return right + tooMany == 0 ? 1 : right / (double) (right + tooMany);
    }

    double recall() {
      return right + missed == 0 ? 1 : right / (double) (right + missed);
    }

    double f1() {
      return right + tooMany + missed == 0 ? 1 : 2.0 * right / (2 * right + tooMany + missed);
    }
  }
}
