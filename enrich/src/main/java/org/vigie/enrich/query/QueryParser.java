package org.vigie.enrich.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.enrich.query.Expression.Span;
import org.vigie.enrich.query.QueryLexer.Kind;
import org.vigie.enrich.query.QueryLexer.Lexeme;

/**
 * Parses the query language by recursive descent. Operators from the weakest to the strongest
 * binding: {@code IF}; {@code OR}; {@code AND} and {@code NOT}; {@code NEAR}; {@code title:}.
 */
public final class QueryParser {
  /** Maximum depth of nested parentheses or macros. An estimate: nobody writes more than a few. */
  private static final int DEEPEST = 40;

  private static final String OPERAND = "a word, a phrase in quotes, @name or (";
  private static final String SCOPES = "title:, lead:, exact:, plain:, stem: or lang:";

  private final Map<String, String> macros;

  /** Names of the macros that contain this query, to detect a macro that contains itself. */
  private final Set<String> open;

  private final QueryLexer lexer;
  private int depth;
  private Layer layer;

  private QueryParser(String query, Map<String, String> macros, Set<String> open, Layer layer)
      throws QuerySyntaxException {
    this.macros = macros;
    this.open = open;
    this.layer = layer;
    this.lexer = new QueryLexer(query);
  }

  /**
   * Parses the query of a rule or a macro.
   *
   * @param macros named queries; {@code @name} in a query stands for the query of that name
   * @throws QuerySyntaxException if the query has an error; says where and what was expected
   */
  public static Expression parse(String query, Map<String, String> macros)
      throws QuerySyntaxException {
    Expression expression = new QueryParser(query, macros, Set.of(), Layer.PLAIN).parse();
    if (!showsWords(expression)) {
      throw new QuerySyntaxException(1, "expected a word or phrase to find, found only conditions");
    }
    return expression;
  }

  /** True if users see the matches of a part of the query. */
  private static boolean showsWords(Expression expression) {
    return switch (expression) {
      case Span _ -> true;
      case Expression.AtLeast(_, var options) -> options.stream().anyMatch(QueryParser::showsWords);
      case Expression.AllOf(var all, _) -> all.stream().anyMatch(QueryParser::showsWords);
      case Expression.If(var shown, _) -> showsWords(shown);
      case Expression.InZone(_, var scoped) -> showsWords(scoped);
      case Expression.Language _ -> false;
    };
  }

  private Expression parse() throws QuerySyntaxException {
    Expression expression = condition();
    Lexeme rest = lexer.peek();
    if (rest.kind() != Kind.END) {
      throw lexer.expected("AND, OR, NOT, IF, NEAR/n or the end; a phrase needs quotes", rest);
    }
    return expression;
  }

  private Expression condition() throws QuerySyntaxException {
    Expression shown = or(/* not= */ false);
    if (!lexer.take("IF")) {
      return shown;
    }
    Expression condition = or(lexer.take("NOT"));
    return condition instanceof Expression.AllOf(var all, var none) && all.isEmpty()
        ? new Expression.AllOf(List.of(shown), none)
        : new Expression.If(shown, condition);
  }

  /** Parses a query; {@code not} if a {@code NOT} was read before its first operand. */
  private Expression or(boolean not) throws QuerySyntaxException {
    int start = lexer.peek().start();
    List<Expression> options = new ArrayList<>();
    options.add(and(not));
    while (lexer.take("OR")) {
      options.add(and(/* notFirst= */ false));
    }
    return oneOf(options, start);
  }

  private Expression and(boolean notFirst) throws QuerySyntaxException {
    List<Expression> all = new ArrayList<>();
    List<Expression> none = new ArrayList<>();
    boolean and;
    boolean not = notFirst;
    do {
      (not ? none : all).add(near());
      and = lexer.take("AND");
      not = lexer.take("NOT");
    } while (and || not);
    return all.size() == 1 && none.isEmpty() ? all.getFirst() : new Expression.AllOf(all, none);
  }

  private Expression near() throws QuerySyntaxException {
    int start = lexer.peek().start();
    Expression left = unary();
    while (true) {
      boolean not = lexer.isNext("NOT", "NEAR");
      if (!not && !lexer.peek().is("NEAR") && !lexer.peek().is("ONEAR")) {
        return left;
      }
      lexer.take("NOT");
      Lexeme operator = lexer.next();
      int words = operator.number(0, 100);
      Span from = span(left, start, operator);
      Span to = spanBeside(operator);
      String source = lexer.source(start);
      left =
          not
              ? new Expression.NotNear(source, from, words, to)
              : new Expression.Near(source, from, words, operator.is("ONEAR"), to);
    }
  }

  private Expression unary() throws QuerySyntaxException {
    if (++depth > DEEPEST) {
      throw lexer.peek().error("is nested deeper than " + DEEPEST);
    }
    Lexeme first = lexer.next();
    String text = first.text();
    int position = first.start() + 1;
    Expression operand =
        switch (first.kind()) {
          case WORD -> PhraseParser.parse(text, text, layer, position);
          case PHRASE -> PhraseParser.parse("\"" + text + "\"", text, layer, position);
          case MACRO -> macro(first);
          case SCOPE -> scoped(first);
          case OPEN -> oneOf(members(first), first.start());
          case OPERATOR -> counted(first);
          case CLOSE, END -> throw lexer.expected(OPERAND, first);
        };
    depth--;
    return operand;
  }

  /** Parses the queries of a list such as {@code (salon foire)}, after its opening parenthesis. */
  private List<Expression> members(Lexeme opening) throws QuerySyntaxException {
    List<Expression> members = new ArrayList<>();
    do {
      members.add(condition());
      if (lexer.peek().kind() == Kind.END) {
        throw opening.error("the parenthesis that opens here is not closed");
      }
    } while (lexer.peek().kind() != Kind.CLOSE);
    lexer.next();
    return members;
  }

  private Expression counted(Lexeme operator) throws QuerySyntaxException {
    if (operator.is("COUNT")) {
      int times = operator.number(1, 20);
      Span counted = spanBeside(operator);
      return new Expression.Count(lexer.source(operator.start()), times, counted);
    }
    if (!operator.is("ATLEAST")) {
      throw lexer.expected(OPERAND + "; " + operator.text() + " joins two", operator);
    }
    int least = operator.number(1, 20);
    Lexeme opening = lexer.next();
    if (opening.kind() != Kind.OPEN) {
      throw lexer.expected("( and a list after ATLEAST", opening);
    }
    List<Expression> options = members(opening);
    if (options.size() < least) {
      throw operator.error("the list after ATLEAST has only " + options.size());
    }
    return new Expression.AtLeast(least, options);
  }

  private Expression scoped(Lexeme scope) throws QuerySyntaxException {
    return switch (scope.text()) {
      case "title" -> new Expression.InZone(Zone.TITLE, unary());
      case "lead" -> new Expression.InZone(Zone.LEAD, unary());
      case "exact" -> inLayer(Layer.EXACT);
      case "plain" -> inLayer(Layer.PLAIN);
      case "stem" -> inLayer(Layer.STEM);
      case "lang" -> language();
      default -> throw scope.error("unknown scope " + scope.text() + ":, expected " + SCOPES);
    };
  }

  private Expression inLayer(Layer scope) throws QuerySyntaxException {
    Layer outer = layer;
    layer = scope;
    Expression scoped = unary();
    layer = outer;
    return scoped;
  }

  private Expression language() throws QuerySyntaxException {
    Lexeme code = lexer.next();
    if (code.kind() != Kind.WORD || !code.text().matches("[a-z]{2}")) {
      throw lexer.expected("a language such as fr after lang:", code);
    }
    return new Expression.Language(code.text());
  }

  private Expression macro(Lexeme macro) throws QuerySyntaxException {
    String name = macro.text();
    String query = macros.get(name);
    if (query == null) {
      throw macro.error("there is no macro @" + name);
    }
    if (open.contains(name) || open.size() >= DEEPEST) {
      throw macro.error("the macro @" + name + " uses itself");
    }
    Set<String> inside = new HashSet<>(open);
    inside.add(name);
    try {
      return new QueryParser(query, macros, inside, layer).parse();
    } catch (QuerySyntaxException e) {
      throw macro.error("in the macro @" + name + " at " + e.getMessage());
    }
  }

  /** Returns an expression that matches if any one of the options matches. */
  private Expression oneOf(List<Expression> options, int start) {
    if (options.size() == 1) {
      return options.getFirst();
    }
    List<Span> spans = new ArrayList<>();
    for (Expression option : options) {
      if (!(option instanceof Span span)) {
        return new Expression.AtLeast(1, options);
      }
      spans.add(span);
    }
    return new Expression.Choice(lexer.source(start), spans);
  }

  private Span spanBeside(Lexeme operator) throws QuerySyntaxException {
    int start = lexer.peek().start();
    return span(unary(), start, operator);
  }

  private static Span span(Expression expression, int start, Lexeme operator)
      throws QuerySyntaxException {
    if (expression instanceof Span span) {
      return span;
    }
    String expected =
        " expected words, phrases, lists of them or another NEAR; AND, NOT, IF, ATLEAST,"
            + " title:, lead: and lang: can't stand there";
    throw new QuerySyntaxException(start + 1, "beside " + operator.text() + expected);
  }
}
