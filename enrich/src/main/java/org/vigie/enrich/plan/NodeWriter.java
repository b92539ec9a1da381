package org.vigie.enrich.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.vigie.enrich.query.Expression.Choice;
import org.vigie.enrich.query.Expression.Count;
import org.vigie.enrich.query.Expression.Form;
import org.vigie.enrich.query.Expression.Near;
import org.vigie.enrich.query.Expression.NotNear;
import org.vigie.enrich.query.Expression.Phrase;
import org.vigie.enrich.query.Expression.Span;
import org.vigie.enrich.query.Expression.Whole;
import org.vigie.enrich.query.Layer;
import org.vigie.enrich.query.WordPattern;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Token;

/** Converts a part of a query whose matches have positions to nodes. */
final class NodeWriter {
  private final Nodes nodes;
  private final SearchedWords searchedWords;

  /** The nodes of the parts that are written. The sides of a NEAR are needed several times. */
  private final IdentityHashMap<Span, Integer> written = new IdentityHashMap<>();

  NodeWriter(Nodes nodes, SearchedWords searchedWords) {
    this.nodes = nodes;
    this.searchedWords = searchedWords;
  }

  /** Returns the number of the span's node. */
  int write(Span span) {
    Integer known = written.get(span);
    if (known == null) {
      known = node(span);
      written.put(span, known);
    }
    return known;
  }

  private int node(Span span) {
    return switch (span) {
      case Phrase(_, var layer, var forms) -> phrase(layer, forms);
      case Choice(_, var options) -> nodes.anyOf(options.stream().map(this::write).toList());
      case Near near -> near(near);
      case NotNear(_, var left, var words, var right) ->
          nodes.number(new Node.Apart(write(left), words, write(right)));
      case Count(_, var times, var counted) ->
          times == 1 ? write(counted) : nodes.number(new Node.Repeated(write(counted), times));
    };
  }

  private int near(Near near) {
    List<Integer> pairs = new ArrayList<>();
    for (Span left : NearSides.groups(near.left())) {
      for (Span right : NearSides.groups(near.right())) {
        int from = write(left);
        int to = write(right);
        pairs.add(nodes.number(new Node.Ordered(from, near.words(), to)));
        if (!near.ordered()) {
          pairs.add(nodes.number(new Node.Ordered(to, near.words(), from)));
          // why: if one side is or lists a NEAR, the other side can lie between its words.
          NearSides.wide(left)
              .forEach(wide -> pairs.add(nodes.number(new Node.Containing(write(wide), to))));
          NearSides.wide(right)
              .forEach(wide -> pairs.add(nodes.number(new Node.Containing(write(wide), from))));
        }
      }
    }
    return nodes.anyOf(pairs);
  }

  private int phrase(Layer layer, List<Form> forms) {
    int phrase = word(layer, forms.getFirst());
    for (Form next : forms.subList(1, forms.size())) {
      int word = word(layer, next);
      int gap =
          switch (next) {
            case Whole(var token) -> token.gap();
            case WordPattern pattern -> pattern.gap();
          };
      phrase =
          nodes.number(
              gap > 0 ? new Node.Next(phrase, gap, word) : new Node.Ordered(phrase, 0, word));
    }
    return phrase;
  }

  private int word(Layer layer, Form form) {
    return switch (form) {
      case WordPattern pattern -> searchedWords.pattern(pattern.withGap(0));
      case Whole(var token) ->
          switch (layer) {
            case EXACT -> searchedWords.word(layer, token.exact());
            case PLAIN -> searchedWords.word(layer, token.plain());
            case STEM -> stem(token);
          };
    };
  }

  /** Returns the word's stems in all languages, because the articles' language isn't known yet. */
  private int stem(Token token) {
    Set<String> forms = Stems.forms(token);
    return nodes.anyOf(forms.stream().map(form -> searchedWords.word(Layer.STEM, form)).toList());
  }
}
