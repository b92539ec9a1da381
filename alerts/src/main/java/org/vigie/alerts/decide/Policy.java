package org.vigie.alerts.decide;

import org.vigie.alerts.config.AlertsConfig;

/** All that a configuration decides. Another may take its place at any time. */
public record Policy(Groups groups, Digests digests) {
  public static Policy of(AlertsConfig config) {
    return new Policy(new Groups(config), new Digests(config));
  }
}
