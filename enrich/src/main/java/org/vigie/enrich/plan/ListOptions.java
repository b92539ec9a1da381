package org.vigie.enrich.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vigie.enrich.plan.Node.AnyOf;

/**
 * Finds the options of lists that are worth a look. Lists can be long, and a text has few of their
 * words. So most options are noted with the words of their gates, and a word that occurs names the
 * options, not the other way round.
 */
final class ListOptions {
  /** Maximum number of words with which an option is noted. An estimate: most options have one. */
  private static final int MOST_WORDS = 4;

  private static final int[] NONE = {};

  /** For each word, pairs of a list and its option: the numbers of both nodes. */
  private final int[][] named;

  /** For each list, the options that must always be tried. */
  private final int[][] others;

  ListOptions(Nodes table, Node[] nodes) {
    named = new int[nodes.length][];
    others = new int[nodes.length][];
    Arrays.fill(named, NONE);
    Arrays.fill(others, NONE);
    for (int list = 0; list < nodes.length; list++) {
      if (nodes[list] instanceof AnyOf(var options)) {
        others[list] = note(list, options, table);
      }
    }
  }

  private int[] note(int list, List<Integer> options, Nodes table) {
    List<Integer> rest = new ArrayList<>();
    for (int option : options) {
      Gate gate = table.gate(option);
      if (gate.isOpen() || gate.words().size() > MOST_WORDS) {
        rest.add(option);
      } else {
        for (int word : gate.words()) {
          int[] before = named[word];
          named[word] = Arrays.copyOf(before, before.length + 2);
          named[word][before.length] = list;
          named[word][before.length + 1] = option;
        }
      }
    }
    return rest.stream().mapToInt(Integer::intValue).toArray();
  }

  int[] named(int word) {
    return named[word];
  }

  int[] others(int list) {
    return others[list];
  }
}
