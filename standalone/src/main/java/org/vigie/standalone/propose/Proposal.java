package org.vigie.standalone.propose;

import java.util.List;

/**
 * A proposed tag. Its examples are tried: the rules find {@code matches} and not {@code ignores}.
 */
public record Proposal(
    String id, String name, List<String> rules, List<String> matches, List<String> ignores) {
  public Proposal {
    rules = List.copyOf(rules);
    matches = List.copyOf(matches);
    ignores = List.copyOf(ignores);
  }
}
