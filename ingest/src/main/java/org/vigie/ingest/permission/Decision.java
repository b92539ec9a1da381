package org.vigie.ingest.permission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The answer to "may we read this page?". Its findings are in the order in which we asked. */
public sealed interface Decision {

  List<Finding> findings();

  /**
   * The page may be read.
   *
   * @param delay minimum time between two requests to the host; zero if robots.txt names none
   */
  record Granted(List<Finding> findings, Duration delay) implements Decision {
    public Granted {
      findings = List.copyOf(findings);
    }

    static Granted by(Finding... findings) {
      return new Granted(List.of(findings), Duration.ZERO);
    }
  }

  /** The page must not be read; the last finding says why. */
  record Refused(Reason reason, List<Finding> findings) implements Decision {
    public Refused {
      findings = List.copyOf(findings);
    }
  }

  /**
   * It isn't known now whether the page may be read, so it must not be read now; the last finding
   * says why.
   *
   * @param pause time after which it is worth asking again
   */
  record Postponed(Duration pause, List<Finding> findings) implements Decision {
    public Postponed {
      findings = List.copyOf(findings);
    }
  }

  /** Why a page must not be read. */
  enum Reason {
    /** The operator's setting says never. */
    NEVER,

    /** robots.txt forbids it. */
    ROBOTS_TXT,

    /** The outlet reserves text and data mining. */
    RESERVED
  }

  /** Returns {@code next} with the findings of this decision before its own. */
  default Decision then(Decision next) {
    List<Finding> all = new ArrayList<>(findings());
    all.addAll(next.findings());
    return switch (next) {
      case Granted(_, Duration delay) ->
          new Granted(
              all,
              this instanceof Granted mine && mine.delay.compareTo(delay) > 0 ? mine.delay : delay);
      case Refused(Reason reason, _) -> new Refused(reason, all);
      case Postponed(Duration pause, _) -> new Postponed(pause, all);
    };
  }
}
