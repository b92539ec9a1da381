package org.vigie.enrich.match;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.enrich.match.Expression.Spanning;
import org.vigie.enrich.match.QueryTokens.Kind;
import org.vigie.enrich.match.QueryTokens.Token;

/**
 * Reads the query language by recursive descent, loosest first: {@code IF}, {@code OR}, {@code AND}
 * and {@code NOT}, {@code NEAR}, then words, phrases, groups and scopes.
 */
final class QueryParser {
  /** A query is some lines long; what is longer is a mistake. */
  private static final int LONGEST = 20_000;

  private static final int DEEPEST = 40;

  private final String query;
  private final Map<String, String> macros;
  private final Set<String> open;
  private final List<Token> tokens;
  private int at;
  private int depth;
  private Layer layer = Layer.PLAIN;

  private QueryParser(String query, Map<String, String> macros, Set<String> open)
      throws QuerySyntaxException {
    this.query = query;
    this.macros = macros;
    this.open = open;
    this.tokens = QueryTokens.of(query);
  }

  /**
   * @param macros named sub-queries, for {@code @name}
   */
  static Expression parse(String query, Map<String, String> macros) throws QuerySyntaxException {
    return parse(query, macros, Set.of());
  }

  private static Expression parse(String query, Map<String, String> macros, Set<String> open)
      throws QuerySyntaxException {
    if (query.length() > LONGEST) {
      throw new QuerySyntaxException(1, "is longer than " + LONGEST + " characters");
    }
    var parser = new QueryParser(query, macros, open);
    Expression expression = parser.condition();
    if (parser.peek().kind() != Kind.END) {
      throw parser.expected("AND, OR, NOT, IF, NEAR/n or the end; a phrase needs quotes");
    }
    return expression;
  }

  private Expression condition() throws QuerySyntaxException {
    Expression shown = or();
    if (!peek().is("IF")) {
      return shown;
    }
    next();
    if (!peek().is("NOT")) {
      return new Expression.If(shown, or());
    }
    next();
    return new Expression.AllOf(List.of(shown), List.of(or()));
  }

  private Expression or() throws QuerySyntaxException {
    int start = peek().start();
    List<Expression> options = new ArrayList<>();
    options.add(and());
    while (peek().is("OR")) {
      next();
      options.add(and());
    }
    return oneOf(options, start);
  }

  private Expression and() throws QuerySyntaxException {
    List<Expression> all = new ArrayList<>();
    List<Expression> none = new ArrayList<>();
    all.add(near());
    while (peek().is("AND") || peek().is("NOT")) {
      boolean not = next().is("NOT");
      if (!not && peek().is("NOT")) {
        next();
        not = true;
      }
      (not ? none : all).add(near());
    }
    return all.size() == 1 && none.isEmpty() ? all.getFirst() : new Expression.AllOf(all, none);
  }

  private Expression near() throws QuerySyntaxException {
    int start = peek().start();
    Expression left = unary();
    while (isNear()) {
      boolean not = peek().is("NOT");
      if (not) {
        next();
      }
      Token operator = next();
      int words = number(operator, 0, 100);
      Spanning from = spanning(left, start, operator);
      int rightStart = peek().start();
      Spanning to = spanning(unary(), rightStart, operator);
      String source = source(start);
      left =
          not
              ? new Expression.NotNear(source, from, words, to)
              : new Expression.Near(source, from, words, operator.is("ONEAR"), to);
    }
    return left;
  }

  private boolean isNear() {
    Token first = peek();
    if (first.is("NOT")) {
      return tokens.get(at + 1).is("NEAR");
    }
    return first.is("NEAR") || first.is("ONEAR");
  }

  private Expression unary() throws QuerySyntaxException {
    if (++depth > DEEPEST) {
      throw new QuerySyntaxException(peek().start() + 1, "is nested deeper than " + DEEPEST);
    }
    try {
      Token token = next();
      return switch (token.kind()) {
        case WORD -> Forms.word(token.text(), layer, token.start() + 1);
        case PHRASE -> Forms.phrase(token.text(), layer, token.start() + 1);
        case MACRO -> macro(token);
        case SCOPE -> scoped(token);
        case OPEN -> group(token);
        case OPERATOR -> counted(token);
        case CLOSE, END -> {
          at--;
          throw expected("a word, a phrase in quotes, @name or (");
        }
      };
    } finally {
      depth--;
    }
  }

  /** In parentheses; things side by side are a list of which one will do. */
  private Expression group(Token opening) throws QuerySyntaxException {
    List<Expression> options = members(opening);
    return oneOf(options, opening.start());
  }

  private List<Expression> members(Token opening) throws QuerySyntaxException {
    List<Expression> members = new ArrayList<>();
    do {
      members.add(condition());
      if (peek().kind() == Kind.END) {
        throw new QuerySyntaxException(
            opening.start() + 1, "the parenthesis that opens here is not closed");
      }
    } while (peek().kind() != Kind.CLOSE);
    next();
    return members;
  }

  private Expression counted(Token operator) throws QuerySyntaxException {
    if (operator.is("COUNT")) {
      int times = number(operator, 1, 20);
      int start = peek().start();
      Spanning what = spanning(unary(), start, operator);
      return new Expression.Count(source(operator.start()), times, what);
    }
    if (operator.is("ATLEAST")) {
      int least = number(operator, 1, 20);
      Token opening = next();
      if (opening.kind() != Kind.OPEN) {
        at--;
        throw expected("( and a list after ATLEAST");
      }
      List<Expression> options = members(opening);
      if (options.size() < least) {
        throw new QuerySyntaxException(
            operator.start() + 1, "the list after ATLEAST has only " + options.size());
      }
      return new Expression.AtLeast(least, options);
    }
    at--;
    throw expected("a word, a phrase in quotes, @name or (; " + operator.text() + " joins two");
  }

  private Expression scoped(Token scope) throws QuerySyntaxException {
    return switch (scope.text()) {
      case "title" -> new Expression.InZone(Zone.TITLE, unary());
      case "lead" -> new Expression.InZone(Zone.LEAD, unary());
      case "exact" -> inLayer(Layer.EXACT);
      case "plain" -> inLayer(Layer.PLAIN);
      case "stem" -> inLayer(Layer.STEM);
      case "lang" -> language();
      default ->
          throw new QuerySyntaxException(
              scope.start() + 1,
              "unknown scope "
                  + scope.text()
                  + ":, expected title:, lead:, exact:, plain:, stem: or lang:");
    };
  }

  private Expression inLayer(Layer wanted) throws QuerySyntaxException {
    Layer before = layer;
    layer = wanted;
    try {
      return unary();
    } finally {
      layer = before;
    }
  }

  private Expression language() throws QuerySyntaxException {
    Token code = next();
    if (code.kind() != Kind.WORD || !code.text().matches("[a-z]{2}")) {
      at--;
      throw expected("a language such as fr after lang:");
    }
    return new Expression.Language(code.text());
  }

  private Expression macro(Token token) throws QuerySyntaxException {
    String name = token.text();
    String text = macros.get(name);
    if (text == null) {
      throw new QuerySyntaxException(token.start() + 1, "there is no macro @" + name);
    }
    if (open.contains(name) || open.size() >= DEEPEST) {
      throw new QuerySyntaxException(token.start() + 1, "the macro @" + name + " uses itself");
    }
    Set<String> inside = new HashSet<>(open);
    inside.add(name);
    try {
      return parse(text, macros, inside);
    } catch (QuerySyntaxException e) {
      throw new QuerySyntaxException(
          token.start() + 1, "in the macro @" + name + " at " + e.getMessage());
    }
  }

  private Expression oneOf(List<Expression> options, int start) {
    if (options.size() == 1) {
      return options.getFirst();
    }
    List<Spanning> spanning = new ArrayList<>();
    for (Expression option : options) {
      if (!(option instanceof Spanning one)) {
        return new Expression.AtLeast(1, options);
      }
      spanning.add(one);
    }
    return new Expression.Choice(source(start), spanning);
  }

  private static Spanning spanning(Expression expression, int start, Token operator)
      throws QuerySyntaxException {
    if (expression instanceof Spanning spanning) {
      return spanning;
    }
    throw new QuerySyntaxException(
        start + 1,
        "beside "
            + operator.text()
            + " expected words, phrases, lists of them or another NEAR; AND, NOT, IF, ATLEAST,"
            + " title:, lead: and lang: can't stand there");
  }

  private static int number(Token operator, int least, int most) throws QuerySyntaxException {
    int number = operator.number();
    if (number < least || number > most) {
      throw new QuerySyntaxException(
          operator.start() + 1,
          operator.text() + "/n expected, n being a number from " + least + " to " + most);
    }
    return number;
  }

  /** The query from there to the last token read. */
  private String source(int start) {
    return query.substring(start, tokens.get(at - 1).end());
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    Token token = tokens.get(at);
    at++;
    return token;
  }

  private QuerySyntaxException expected(String what) {
    Token found = peek();
    String shown =
        found.kind() == Kind.END ? "the end" : query.substring(found.start(), found.end());
    return new QuerySyntaxException(found.start() + 1, "expected " + what + ", found " + shown);
  }
}
