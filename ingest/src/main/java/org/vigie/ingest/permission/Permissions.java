package org.vigie.ingest.permission;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.fetch.PageFetcher;
import org.vigie.ingest.permission.Decision.Granted;
import org.vigie.ingest.permission.Decision.Postponed;
import org.vigie.ingest.permission.Decision.Reason;
import org.vigie.ingest.permission.Decision.Refused;
import org.vigie.ingest.permission.SiteFile.Absent;
import org.vigie.ingest.permission.SiteFile.Present;
import org.vigie.ingest.permission.SiteFile.Unreachable;
import org.vigie.ingest.permission.SiteMemory.Kept;
import org.vigie.ingest.permission.Statement.Source;

/**
 * Decides, before a page is asked for, whether it may be: by the outlet's setting, robots.txt and
 * tdmrep.json. {@link Reservations} decides afterwards by what the page itself declares. The rules
 * of a site are kept for a day. Thread-safe.
 */
public final class Permissions {
  private final InstantSource clock;
  private final PageFetcher pages;
  private final SiteMemory<Rules<RobotsTxt>> robots = new SiteMemory<>();
  private final SiteMemory<Rules<TdmRep>> reservations = new SiteMemory<>();

  public Permissions(InstantSource clock, PageFetcher pages) {
    this.clock = clock;
    this.pages = pages;
  }

  /** A file's rules, or how we know that there are none, or why they can't be known now. */
  private sealed interface Rules<T> {
    record Known<T>(T rules) implements Rules<T> {}

    record None<T>(String detail) implements Rules<T> {}

    record Unknown<T>(String detail, Instant until) implements Rules<T> {}
  }

  /** Decides by what can be known before the page is asked for. May ask the site for its files. */
  public Decision before(PageRequest request) throws InterruptedException {
    return switch (request.fullText()) {
      case NEVER -> new Refused(Reason.NEVER, List.of(setting("false: never")));
      case AGREED ->
          Granted.by(setting("true: the outlet agreed; only robots.txt can forbid it"))
              .then(byRobots(request));
      case AUTO -> {
        Decision first =
            Granted.by(setting("auto: allowed unless the outlet objects")).then(byRobots(request));
        yield first instanceof Granted ? first.then(byTdmRep(request)) : first;
      }
    };
  }

  private static Statement setting(String words) {
    return new Statement(Source.SETTING, "fullText", words);
  }

  private Decision byRobots(PageRequest request) throws InterruptedException {
    URI file = request.url().resolve("/robots.txt");
    Function<Present, RobotsTxt> parse =
        text -> RobotsTxt.parse(file, text.body(), text.contentType(), request.visitor().names());
    return switch (rules(robots, file, request.visitor(), parse)) {
      case Rules.Known<RobotsTxt>(RobotsTxt rules) -> byRobots(request, file, rules);
      case Rules.None<RobotsTxt>(String detail) ->
          Granted.by(statement(Source.ROBOTS_TXT, file, "there is none (" + detail + ")"));
      case Rules.Unknown<RobotsTxt>(String detail, Instant until) ->
          notNow(Source.ROBOTS_TXT, file, detail, until);
    };
  }

  private static Decision byRobots(PageRequest request, URI file, RobotsTxt rules) {
    if (!rules.allows(request.url())) {
      String words = "robots.txt forbids this page to our visits";
      return new Refused(Reason.ROBOTS_TXT, List.of(statement(Source.ROBOTS_TXT, file, words)));
    }
    Duration delay = rules.delay();
    String pause =
        delay.isZero() ? "" : ", with " + delay.toMillis() / 1000.0 + " s between visits";
    return new Granted(
        List.of(statement(Source.ROBOTS_TXT, file, "robots.txt allows this page" + pause)), delay);
  }

  private Decision byTdmRep(PageRequest request) throws InterruptedException {
    URI file = request.url().resolve("/.well-known/tdmrep.json");
    return switch (rules(
        reservations, file, request.visitor(), text -> TdmRep.parse(text.body()))) {
      case Rules.Known<TdmRep>(TdmRep rules) -> byTdmRep(request, file, rules);
      case Rules.None<TdmRep>(String detail) ->
          Granted.by(statement(Source.TDMREP, file, "there is none (" + detail + ")"));
      case Rules.Unknown<TdmRep>(String detail, Instant until) ->
          notNow(Source.TDMREP, file, detail, until);
    };
  }

  private static Decision byTdmRep(PageRequest request, URI file, TdmRep rules) {
    Optional<TdmRep.Rule> reserved = rules.reservation(request.url());
    if (rules.unreadable() || reserved.isPresent()) {
      String policy =
          reserved.map(TdmRep.Rule::policy).map(url -> "; its terms: " + shown(url)).orElse("");
      String words =
          rules.unreadable()
              ? "the file can't be read, so it may reserve this page"
              : "it reserves text and data mining of this page" + policy;
      return new Refused(Reason.RESERVED, List.of(statement(Source.TDMREP, file, words)));
    }
    return Granted.by(statement(Source.TDMREP, file, "it doesn't reserve this page"));
  }

  private static String shown(String url) {
    return url.length() > 200 ? "…" : url.replaceAll("\\p{Cntrl}", "");
  }

  private Decision notNow(Source source, URI file, String detail, Instant until) {
    Duration wait = Duration.between(clock.instant(), until);
    String words = "it can't be read now (" + detail + "), so the page isn't read now";
    return new Postponed(
        wait.isNegative() ? Duration.ZERO : wait, List.of(statement(source, file, words)));
  }

  private static Statement statement(Source source, URI file, String words) {
    return new Statement(source, file.toString(), words);
  }

  /** Returns the rules of a site, which are asked for if none are remembered. */
  private <T> Rules<T> rules(
      SiteMemory<Rules<T>> memory, URI file, Visitor visitor, Function<Present, T> parse)
      throws InterruptedException {
    // why: with one proxy, a site may not be reached, and with another, it is.
    String site = file + " " + visitor.names() + " " + visitor.proxy();
    Kept<Rules<T>> kept = memory.get(site);
    Instant now = clock.instant();
    if (kept != null && kept.isFresh(now)) {
      return kept.rules();
    }
    Instant tomorrow = now.plus(SiteMemory.FRESH);
    Kept<Rules<T>> read =
        switch (SiteFile.fetch(pages, file, visitor)) {
          case Present text ->
              new Kept<>(new Rules.Known<>(parse.apply(text)), text.body().length, now, tomorrow);
          case Absent(String detail) -> new Kept<>(new Rules.None<>(detail), 0, now, tomorrow);
          case Unreachable(String detail, Duration wait) ->
              unknown(kept, detail, now, now.plus(wait));
        };
    memory.put(site, read);
    return read.rules();
  }

  /** RFC 9309 (2.4): rules that are out of date are used as long as the file can't be read. */
  private static <T> Kept<Rules<T>> unknown(
      @Nullable Kept<Rules<T>> old, String detail, Instant now, Instant until) {
    return old == null || old.rules() instanceof Rules.Unknown<T>
        ? new Kept<>(new Rules.Unknown<>(detail, until), 0, now, until)
        : new Kept<>(old.rules(), old.bytes(), now, until);
  }
}
