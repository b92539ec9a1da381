package org.vigie.ingest.visit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The open visits, and which of them may begin: one at a time per host, with a pause after each;
 * outlets of a high tier first, then new articles first. Uses no clock and no network. Not
 * thread-safe.
 */
final class VisitQueue {
  /** An open visit; while it runs, its article can be replaced by a newer revision. */
  static final class Open {
    final int partition;
    final String host;
    PageVisit visit;
    Instant due;
    boolean running;

    private Open(int partition, PageVisit visit, Instant due) {
      this.partition = partition;
      this.visit = visit;
      this.due = due;
      this.host = hostOf(URI.create(visit.url()));
    }

    String id() {
      return visit.article().id();
    }
  }

  /** The visits of one host. A host without visits, whose pause is over, is forgotten. */
  private static final class HostLine {
    final NavigableSet<Open> ready = new TreeSet<>(WANTED);
    Instant free = Instant.EPOCH;
    boolean busy;
    int failures;
  }

  /** First rest of a host after a visit without an answer. An estimate: a restart takes as long. */
  private static final Duration REST = Duration.ofSeconds(30);

  /** Number of pauses in a row that are taken as meant. Chosen: later ones name no real time. */
  static final int PATIENCE = 3;

  /** Chosen: the same as the longest wait before a poll of a host that is down. */
  private static final Duration LONGEST_REST = Duration.ofMinutes(10);

  private static final Comparator<Open> WANTED =
      Comparator.comparing(open -> open.visit, PageVisit.MOST_WANTED);

  private static final Comparator<Open> BY_DUE =
      Comparator.comparing((Open open) -> open.due).thenComparing(Open::id);

  private final Map<String, Open> byArticle = new HashMap<>();
  private final NavigableSet<Open> later = new TreeSet<>(BY_DUE);
  private final Map<String, HostLine> hosts = new HashMap<>();

  /** Returns the name by which visits and polls of one server are told from those of others. */
  static String hostOf(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    return host + ":" + url.getPort();
  }

  int size() {
    return byArticle.size();
  }

  @Nullable Open get(String article) {
    return byArticle.get(article);
  }

  Collection<Open> all() {
    return byArticle.values();
  }

  /** Adds a visit, or replaces the visit of an earlier revision of the article. */
  void put(int partition, PageVisit visit, Instant due) {
    Open known = byArticle.get(visit.article().id());
    if (known != null && known.running && known.partition == partition) {
      known.visit = visit;
      known.due = due;
      return;
    }
    remove(visit.article().id());
    var open = new Open(partition, visit, due);
    byArticle.put(open.id(), open);
    later.add(open);
  }

  /** Removes an article's visit; a visit that runs goes on, but {@link #isOpen} denies it. */
  void remove(String article) {
    Open open = byArticle.remove(article);
    if (open != null && !open.running) {
      later.remove(open);
      line(open.host).ready.remove(open);
    }
  }

  boolean isOpen(Open open) {
    return byArticle.get(open.id()) == open;
  }

  /**
   * Returns the visits that begin now, and marks them as running.
   *
   * @param isPolled true for hosts at which feeds are being polled, which go first
   */
  List<Open> start(Instant now, int most, Predicate<String> isPolled) {
    while (!later.isEmpty() && !later.first().due.isAfter(now)) {
      Open open = later.pollFirst();
      line(open.host).ready.add(open);
    }
    List<HostLine> free = new ArrayList<>();
    hosts.entrySet().removeIf(host -> isForgettable(host.getValue(), now));
    hosts.forEach(
        (name, line) -> {
          boolean isFree = !line.busy && !line.ready.isEmpty() && !line.free.isAfter(now);
          if (isFree && !isPolled.test(name)) {
            free.add(line);
          }
        });
    free.sort(Comparator.comparing(line -> line.ready.first(), WANTED));
    List<Open> started = new ArrayList<>();
    for (HostLine line : free.subList(0, Math.min(free.size(), Math.max(most, 0)))) {
      Open open = line.ready.removeFirst();
      open.running = true;
      line.busy = true;
      started.add(open);
    }
    return started;
  }

  private static boolean isForgettable(HostLine line, Instant now) {
    // why: a host that did not answer is remembered until it may have been mended.
    Instant until = line.failures == 0 ? line.free : line.free.plus(LONGEST_REST);
    return line.ready.isEmpty() && !line.busy && !until.isAfter(now);
  }

  /** Notes that a visit has ended with an answer; its host is asked again after a pause. */
  void end(Open open, Instant now, Duration pause) {
    HostLine line = end(open);
    line.failures = 0;
    line.free = now.plus(pause);
  }

  /** Notes that a host asked for a pause; if it does so again and again, {@link #fail} counts. */
  void pause(Open open, Instant now, Duration pause) {
    HostLine line = line(open.host);
    if (line.failures >= PATIENCE) {
      fail(open, now, pause);
    } else {
      line.failures++;
      end(open);
      line.free = now.plus(pause);
    }
  }

  /**
   * Notes that a visit got no answer. The host then rests for the pause, but at least for {@link
   * #REST}, twice as long after each further failure, up to {@link #LONGEST_REST}.
   */
  void fail(Open open, Instant now, Duration pause) {
    HostLine line = end(open);
    Duration rest = REST.multipliedBy(1L << Math.min(line.failures, 10));
    Duration bounded = rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    line.failures++;
    line.free = now.plus(bounded.compareTo(pause) > 0 ? bounded : pause);
  }

  private HostLine end(Open open) {
    open.running = false;
    HostLine line = line(open.host);
    line.busy = false;
    return line;
  }

  /** Puts a visit that ended without a result back into the queue. */
  void again(Open open, PageVisit visit, Instant due) {
    open.visit = visit;
    open.due = due;
    later.add(open);
  }

  /** Corrects times that come from a clock which was ahead, and has been set back. */
  void setBack(Instant now, Duration ahead) {
    List<Open> waiting = List.copyOf(later);
    later.clear();
    for (Open open : waiting) {
      open.due = open.due.minus(ahead);
      later.add(open);
    }
    byArticle.values().forEach(open -> open.visit = open.visit.corrected(now));
    hosts.values().forEach(line -> line.free = line.free.minus(ahead));
  }

  private HostLine line(String host) {
    return hosts.computeIfAbsent(host, _ -> new HostLine());
  }

  /** Returns the number of visits that run, or that may begin before a time. */
  int within(Instant time) {
    int count = 0;
    for (Open open : byArticle.values()) {
      boolean isSoon = !open.due.isAfter(time) && !line(open.host).free.isAfter(time);
      count += open.running || isSoon ? 1 : 0;
    }
    return count;
  }

  /** Returns the time until a due time or the end of a pause, at most {@code most}. */
  Duration untilNext(Instant now, Duration most) {
    Instant next = now.plus(most);
    if (!later.isEmpty() && later.first().due.isBefore(next)) {
      next = later.first().due;
    }
    for (HostLine line : hosts.values()) {
      // why: a host that is free, but has visits, waits for a poll or a slot, whose end is noticed.
      boolean isPaused = !line.busy && !line.ready.isEmpty() && line.free.isAfter(now);
      if (isPaused && line.free.isBefore(next)) {
        next = line.free;
      }
    }
    return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
  }
}
