package org.vigie.ingest.permission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The answer to "may we read this page?". Its statements are in the order in which we asked. */
public sealed interface Decision {

  List<Statement> statements();

  /**
   * The page may be read.
   *
   * @param delay minimum time between two requests to the host; zero if robots.txt names none
   */
  record Granted(List<Statement> statements, Duration delay) implements Decision {
    public Granted {
      statements = List.copyOf(statements);
    }

    static Granted by(Statement... statements) {
      return new Granted(List.of(statements), Duration.ZERO);
    }
  }

  /** The page must not be read; the last statement says why. */
  record Refused(Reason reason, List<Statement> statements) implements Decision {
    public Refused {
      statements = List.copyOf(statements);
    }
  }

  /**
   * It isn't known now whether the page may be read, so it must not be read now; the last statement
   * says why.
   *
   * @param pause time after which it is worth asking again
   */
  record Postponed(Duration pause, List<Statement> statements) implements Decision {
    public Postponed {
      statements = List.copyOf(statements);
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

  /** Returns {@code next} with the statements of this decision before its own. */
  default Decision then(Decision next) {
    List<Statement> all = new ArrayList<>(statements());
    all.addAll(next.statements());
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
