package org.vigie.alerts.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/** Checks names that refer to something. */
final class References {
  private References() {}

  /** The channels that {@code to} names; the unknown ones are reported and left out. */
  static List<String> channels(YamlMap keys, Set<String> known) {
    List<String> names = new ArrayList<>();
    for (YamlValue value : keys.items("to")) {
      value
          .text()
          .ifPresent(
              name -> {
                if (known.contains(name)) {
                  names.add(name);
                } else {
                  value.problem(name + " is not a channel; expected one of " + list(known));
                }
              });
    }
    if (keys.items("to").isEmpty()) {
      keys.problem("to", "names no channel; expected one of " + list(known));
    }
    return names.stream().distinct().toList();
  }

  static String list(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }
}
