package org.vigie.ingest.parse;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.formats.ParseResult;

/**
 * Parses bodies on threads of its own, so that a hostile feed neither stops nor delays the others.
 * All bodies together take a limited part of the heap. Small bodies have memory and threads that
 * large ones can't take. A body that takes too long is given up, and another thread does the work
 * of its thread. Thread-safe; intended to be called from virtual threads.
 */
public final class ParseThreads {
  /** Maximum number of bytes of a small body. An estimate: nine of ten captured feeds are below. */
  static final int SMALL = 512 * 1024;

  /** Part of the memory for small bodies. */
  private static final int SMALL_PART = 4;

  // Memory of hostile bodies of up to 10 MB with as many nodes and characters as are allowed, and
  // of a feed of 10 MB: measured with the serial collector, in units of the body's size. The copies
  // of a text take up to 11 (body, text, repaired text, tree, entries; half of them in UTF-16), and
  // the nodes of a small body up to 32, but never more than 16 MB.
  private static final int TEXT = 11;
  private static final int NODES = 32;
  private static final int MAX_NODES = 16 * 1024;

  private final Parser parser;
  private final ParseLimits limits;
  private final ParseLane small;
  private final ParseLane large;
  private final ThreadFactory threads =
      Thread.ofPlatform().daemon().name("vigie-parse-", 0).factory();

  public ParseThreads() {
    this(new FeedParser(), ParseLimits.forThisProcess());
  }

  /** Creates threads for a parser, which must be thread-safe. */
  public ParseThreads(Parser parser, ParseLimits limits) {
    this.parser = parser;
    this.limits = limits;
    int kilobytes = (int) Math.min(limits.memory() / 1024, Integer.MAX_VALUE);
    this.small = new ParseLane(kilobytes / SMALL_PART, limits);
    this.large = new ParseLane(kilobytes - kilobytes / SMALL_PART, limits);
  }

  /** Parses a body as {@link FeedParser#parse} does. */
  public interface Parser {
    ParseResult parse(byte[] body, @Nullable String contentType, URI base, @Nullable ZoneId zone);
  }

  /**
   * Waits for the turn of a body and parses it as {@link FeedParser#parse} does. A body that is too
   * large or takes too long is rejected.
   *
   * @throws ExecutionException if the parser threw an exception or an error
   */
  public ParseResult parse(
      byte[] body, @Nullable String contentType, URI base, @Nullable ZoneId zone)
      throws InterruptedException, ExecutionException {
    int needed = kilobytes(body.length);
    ParseLane lane = body.length <= SMALL && needed <= small.kilobytes() ? small : large;
    if (needed > lane.kilobytes()) {
      return ParseResult.tooLarge(
          body.length
              + " bytes, which take "
              + needed / 1024
              + " MB to read; there are "
              + lane.kilobytes() / 1024
              + " MB");
    }
    Optional<ParseLane.Place> place = lane.enter(needed, limits.turn());
    if (place.isEmpty()) {
      return ParseResult.tooSlow("no memory or thread to read it in " + seconds(limits.turn()));
    }
    var result = new CompletableFuture<ParseResult>();
    return inTime(
        start(
            () -> result.complete(parser.parse(body, contentType, base, zone)),
            result,
            place.get()),
        result,
        place.get());
  }

  private Thread start(Runnable parsing, CompletableFuture<?> result, ParseLane.Place place) {
    Thread thread =
        threads.newThread(
            () -> {
              try {
                parsing.run();
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              } finally {
                place.end();
              }
            });
    boolean started = false;
    try {
      thread.start();
      started = true;
      return thread;
    } finally {
      if (!started) {
        place.end();
      }
    }
  }

  private ParseResult inTime(
      Thread thread, CompletableFuture<ParseResult> result, ParseLane.Place place)
      throws InterruptedException, ExecutionException {
    try {
      return result.get(limits.time().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      place.giveUp();
      return ParseResult.tooSlow("not read in " + seconds(limits.time()));
    } finally {
      if (!result.isDone()) {
        thread.interrupt();
      }
    }
  }

  private static String seconds(Duration time) {
    return time.toMillis() / 1_000.0 + " s";
  }

  /** Returns how much memory a body can take at most, in units of 1,024 bytes. */
  static int kilobytes(int body) {
    int size = body / 1024 + 1;
    return TEXT * size + Math.min(NODES * size, MAX_NODES);
  }
}
