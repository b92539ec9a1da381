package org.vigie.dashboard;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Attempt;
import org.vigie.events.Notification.State;

/**
 * Keeps of each notification what the page needs: its state, and what went wrong when sending. A
 * notification is forgotten {@value #DAYS} days after it was decided.
 */
final class AlertOutcomes {
  /** Maximum number of alerts that are listed for each kind of problem. An estimate. */
  static final int LISTED = 20;

  /** The default retention of {@code notifications.v1}. */
  private static final int DAYS = 90;

  private static final Comparator<AlertProblem> LATEST_FIRST =
      Comparator.comparing(AlertProblem::decided).reversed();

  private final Map<String, Outcome> byId = new LinkedHashMap<>();

  private record Outcome(State state, Instant decided, List<AlertProblem> problems) {
    static Outcome of(Notification n) {
      return new Outcome(n.state(), n.decided(), AlertProblem.of(n));
    }

    boolean isShown(Instant from) {
      return state == State.HELD || state == State.FAILED || !decided.isBefore(from);
    }
  }

  enum Kind {
    /** The alert was given up: nobody gets it. */
    FAILED,
    /** It isn't sure that the alert arrived, or that it arrived only once. */
    DOUBTFUL,
    /** The mail server refused some recipients; the others got the mail. */
    REFUSED,
    /** Quiet hours hold the alert; it is sent when they end. */
    HELD
  }

  /**
   * What went wrong with an alert, or why it waits.
   *
   * @param storyKey key of the alert's story; a digest's key is no story's key
   * @param why the reason, in English; null if there is no other reason than the recipients
   * @param recipients the refused e-mail addresses; empty for other kinds of problems
   * @param seen when the oldest of its articles was found
   * @param until when a held alert is sent; null for other kinds, and if it isn't known
   */
  record AlertProblem(
      Kind kind,
      @JsonIgnore String storyKey,
      String title,
      String channel,
      Instant decided,
      @Nullable String why,
      List<String> recipients,
      Instant seen,
      @Nullable Instant until) {
    private static List<AlertProblem> of(Notification n) {
      List<AlertProblem> problems = new ArrayList<>();
      Attempt attempt = n.attempt();
      if (n.state() == State.FAILED || n.state() == State.HELD) {
        problems.add(of(n, Kind.valueOf(n.state().name()), n.error(), List.of()));
      }
      // why: while the alert is PENDING, an attempt only says that a call is being made.
      if (n.state() == State.SENT && attempt != null) {
        if (attempt.doubt() != null) {
          problems.add(of(n, Kind.DOUBTFUL, attempt.doubt(), List.of()));
        }
        if (!attempt.refused().isEmpty()) {
          problems.add(of(n, Kind.REFUSED, null, attempt.refused()));
        }
      }
      return List.copyOf(problems);
    }

    private static AlertProblem of(
        Notification n, Kind kind, @Nullable String why, List<String> recipients) {
      return new AlertProblem(
          kind,
          n.story().key(),
          n.story().title(),
          n.channel(),
          n.decided(),
          why,
          List.copyOf(recipients),
          n.seen(),
          n.heldUntil());
    }
  }

  /**
   * All alerts with one kind of problem.
   *
   * @param stories number of stories that they are about; each channel has its own alerts
   * @param latest at most {@value #LISTED} of these alerts, the last decided first
   */
  record ProblemGroup(Kind kind, int count, int stories, List<AlertProblem> latest) {}

  /** Replaces what is known of a notification; null removes it. */
  void put(String id, @Nullable Notification notification) {
    if (notification == null) {
      byId.remove(id);
    } else {
      byId.put(id, Outcome.of(notification));
      removeBefore(notification.decided().minus(Duration.ofDays(DAYS)));
    }
  }

  /** Removes old entries up to the first newer one, as entries are almost in order of time. */
  private void removeBefore(Instant horizon) {
    Iterator<Outcome> oldestFirst = byId.values().iterator();
    while (oldestFirst.hasNext() && oldestFirst.next().decided().isBefore(horizon)) {
      oldestFirst.remove();
    }
  }

  /**
   * Returns the number of notifications in each state.
   *
   * @param from earliest time of decision; held and failed notifications are always counted
   */
  Map<State, Integer> counts(Instant from) {
    Map<State, Integer> byState = new EnumMap<>(State.class);
    for (Outcome outcome : byId.values()) {
      if (outcome.isShown(from)) {
        byState.merge(outcome.state(), 1, Integer::sum);
      }
    }
    return byState;
  }

  /** Returns a group for each kind of problem that exists; {@code from} as in {@link #counts}. */
  List<ProblemGroup> problems(Instant from) {
    Map<Kind, List<AlertProblem>> byKind = new EnumMap<>(Kind.class);
    for (Outcome outcome : byId.values()) {
      if (outcome.isShown(from)) {
        outcome
            .problems()
            .forEach(each -> byKind.computeIfAbsent(each.kind(), _ -> new ArrayList<>()).add(each));
      }
    }
    return byKind.entrySet().stream().map(each -> group(each.getKey(), each.getValue())).toList();
  }

  /** Returns the problems with alerts of any time about each story, the worst kind first. */
  Map<String, List<AlertProblem>> byStory() {
    return byId.values().stream()
        .flatMap(outcome -> outcome.problems().stream())
        .sorted(Comparator.comparing(AlertProblem::kind).thenComparing(LATEST_FIRST))
        .collect(groupingBy(AlertProblem::storyKey));
  }

  private static ProblemGroup group(Kind kind, List<AlertProblem> all) {
    int stories = (int) all.stream().map(AlertProblem::storyKey).distinct().count();
    List<AlertProblem> latest = all.stream().sorted(LATEST_FIRST).limit(LISTED).toList();
    return new ProblemGroup(kind, all.size(), stories, latest);
  }
}
