package org.vigie.enrich.plan;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random queries, and random articles of the few words that they search for. */
final class RandomQueries {
  private static final List<String> FORMS =
      List.of(
          "cop",
          "ia",
          "salon",
          "nations",
          "exact:COP",
          "exact:Salon",
          "stem:nations",
          "stem:salon",
          "sal*",
          "*on",
          "n?tion*",
          "\"cop ia\"",
          "\"ia cop ia\"",
          "\"salon de l'ia\"",
          "\"cop cop\"",
          "\"nation* ia\"",
          "exact:\"COP IA\"",
          "stem:\"nations salon\"");

  private static final List<String> WORDS =
      List.of(
          "cop",
          "COP",
          "l’IA",
          "ia",
          "salon",
          "Salon",
          "salons",
          "nation",
          "nations",
          "nationale",
          "de",
          "rien",
          "x");
  private static final List<String> ENDS =
      List.of(" ", " ", " ", " ", " ", " ", ", ", "-", ". ", "\n\n");

  private final Random random;

  RandomQueries(long seed) {
    random = new Random(seed);
  }

  /** Returns a query with operators nested at most so deep. */
  String query(int depth) {
    int choice = depth == 0 ? 9 : random.nextInt(12);
    return switch (choice) {
      case 0 -> "(%s AND %s)".formatted(query(depth - 1), query(depth - 1));
      case 1 -> "(%s OR %s)".formatted(query(depth - 1), query(depth - 1));
      case 2 -> "(%s NOT %s)".formatted(query(depth - 1), query(depth - 1));
      case 3 -> "(%s IF %s)".formatted(query(depth - 1), condition(depth - 1));
      case 4 ->
          "(%s IF NOT %s%s)".formatted(query(depth - 1), condition(depth - 1), more(depth - 1));
      case 5 -> "ATLEAST/2 (%s)".formatted(list(2 + random.nextInt(2), () -> query(depth - 1)));
      case 6 -> (random.nextBoolean() ? "title:" : "lead:") + "(" + query(depth - 1) + ")";
      default -> span(depth);
    };
  }

  /** Returns nothing, or what may follow the first operand of {@code IF NOT}. */
  private String more(int depth) {
    return random.nextBoolean() ? "" : any(List.of(" AND ", " NOT ", " OR ")) + query(depth);
  }

  private String condition(int depth) {
    return random.nextInt(5) == 0 ? "lang:fr" : query(depth);
  }

  /** Returns a query that may be an operand of {@code NEAR}. */
  private String span(int depth) {
    int choice = depth == 0 ? 9 : random.nextInt(10);
    String operand = choice < 6 ? span(depth - 1) : "";
    return switch (choice) {
      case 0, 1, 2 -> "(%s NEAR/%d %s)".formatted(operand, random.nextInt(7), span(depth - 1));
      case 3 -> "(%s ONEAR/%d %s)".formatted(operand, random.nextInt(7), span(depth - 1));
      case 4 -> "(%s NOT NEAR/%d %s)".formatted(operand, random.nextInt(7), span(depth - 1));
      case 5 -> "COUNT/%d %s".formatted(1 + random.nextInt(3), "(" + operand + ")");
      case 6, 7 -> "(%s)".formatted(list(2 + random.nextInt(3), () -> span(depth - 1)));
      default -> any(FORMS);
    };
  }

  private static String list(int size, java.util.function.Supplier<String> member) {
    return String.join(" ", IntStream.range(0, size).mapToObj(_ -> member.get()).toList());
  }

  /** Returns title, summary and text. */
  List<String> article() {
    return List.of(text(6), random.nextInt(3) == 0 ? "" : text(12), text(40));
  }

  @Nullable String language() {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> "en";
      default -> "fr";
    };
  }

  private String text(int most) {
    var text = new StringBuilder();
    for (int words = random.nextInt(most + 1); words > 0; words--) {
      text.append(any(WORDS)).append(any(ENDS));
    }
    return text.toString();
  }

  private String any(List<String> options) {
    return options.get(random.nextInt(options.size()));
  }
}
