package org.vigie.enrich.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.enrich.plan.Node.AnyOf;
import org.vigie.enrich.plan.Node.Apart;
import org.vigie.enrich.plan.Node.Containing;
import org.vigie.enrich.plan.Node.Next;
import org.vigie.enrich.plan.Node.Ordered;
import org.vigie.enrich.plan.Node.Repeated;
import org.vigie.enrich.plan.Node.Word;

/** Gives a number to each node. Equal nodes get the same number, so queries share their parts. */
final class Nodes {
  private final Map<Node, Integer> numbers = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();

  /** The gate of each node. */
  private final List<Gate> gates = new ArrayList<>();

  /** Returns the number of a word or pattern with so many letters, without its wildcards. */
  int word(String term, int letters) {
    return numbers.computeIfAbsent(
        new Word(term), word -> add(word, Gate.word(nodes.size(), letters)));
  }

  int anyOf(List<Integer> options) {
    List<Integer> different = options.stream().distinct().sorted().toList();
    return different.size() == 1 ? different.getFirst() : number(new AnyOf(different));
  }

  int number(Node node) {
    Integer known = numbers.get(node);
    if (known == null) {
      known = add(node, gateOf(node));
      numbers.put(node, known);
    }
    return known;
  }

  Gate gate(int node) {
    return gates.get(node);
  }

  Node[] toArray() {
    return nodes.toArray(Node[]::new);
  }

  private int add(Node node, Gate gate) {
    nodes.add(node);
    gates.add(gate);
    return nodes.size() - 1;
  }

  private Gate gateOf(Node node) {
    return switch (node) {
      case Word _ -> throw new IllegalArgumentException("a word needs its number of letters");
      case AnyOf(var options) -> Gate.any(options.stream().map(this::gate).toList());
      case Ordered(var left, _, var right) -> Gate.rarest(List.of(gate(left), gate(right)));
      case Next(var left, _, var right) -> Gate.rarest(List.of(gate(left), gate(right)));
      case Repeated(var counted, _) -> gate(counted);
      case Containing(var outer, var inner) -> Gate.rarest(List.of(gate(outer), gate(inner)));
      case Apart(var wanted, _, _) -> gate(wanted);
    };
  }
}
