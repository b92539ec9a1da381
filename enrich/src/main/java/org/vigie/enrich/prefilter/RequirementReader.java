package org.vigie.enrich.prefilter;

import java.util.List;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.Expression.Form;
import org.vigie.enrich.query.Expression.Whole;
import org.vigie.enrich.query.Layer;
import org.vigie.enrich.query.WordPattern;

/** Reads from an expression what it requires, and numbers its terms. */
record RequirementReader(TermIndex terms) {
  Requirement of(Expression expression) {
    return switch (expression) {
      case Expression.Phrase(_, var layer, var forms) ->
          Requirement.all(forms.stream().map(form -> of(layer, form)).toList());
      case Expression.Choice(_, var options) -> any(1, options);
      case Expression.AtLeast(var least, var options) -> any(least, options);
      case Expression.Near(_, var left, _, _, var right) ->
          Requirement.all(List.of(of(left), of(right)));
      case Expression.NotNear(_, var left, _, var right) -> without(left, List.of(right));
      case Expression.Count(_, _, var counted) -> of(counted);
      case Expression.AllOf(var all, var none) ->
          Requirement.all(all.stream().map(each -> without(each, none)).toList());
      case Expression.If(var shown, var condition) ->
          Requirement.all(List.of(of(shown), of(condition)));
      case Expression.InZone(_, var scoped) -> of(scoped);
      case Expression.Language _ -> Requirement.NONE;
    };
  }

  /** Unwanted expressions require nothing, but their terms must be indexed to be seen. */
  private Requirement without(Expression wanted, List<? extends Expression> unwanted) {
    unwanted.forEach(this::of);
    return of(wanted);
  }

  private Requirement any(int least, List<? extends Expression> options) {
    return Requirement.any(least, options.stream().map(this::of).toList());
  }

  private Requirement of(Layer layer, Form form) {
    if (layer == Layer.STEM) {
      return Requirement.NONE;
    }
    return switch (form) {
      case Whole(var token) ->
          Requirement.term(terms.number(token.plain()), token.plain().length());
      case WordPattern pattern ->
          Requirement.term(terms.number(pattern), pattern.prefix().length());
    };
  }
}
