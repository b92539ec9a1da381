package org.vigie.standalone.init;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.vigie.ingest.text.Characters;
import org.vigie.standalone.releases.NewRelease;

/**
 * Says, after the files of a new watch were written, what in them may be wrong, and what comes
 * next.
 *
 * @param notes what to tell about the answers, a sentence each
 */
record WhatNext(
    Path dir,
    ZoneId zone,
    List<NewRelease> releases,
    List<SiteFeeds> feeds,
    WatchText watch,
    List<String> notes) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    LocalDate today = LocalDate.now(zone);
    releases.forEach(release -> lines.add(release.dateLine(today)));
    lines.addAll(notes);
    watch.missingKind().ifPresent(lines::add);
    watch.missingRoles().ifPresent(lines::add);
    if (releases.isEmpty()) {
      lines.add("No release was given, so no pickup can be found yet: see the end of watch.yaml.");
    }
    feeds.stream()
        .filter(site -> !site.problem().isEmpty())
        .map(site -> "%s: %s; see feeds.yaml.".formatted(site.asked(), problem(site)))
        .forEach(lines::add);
    watch.domainSource().ifPresent(lines::add);
    watch.warning().ifPresent(lines::add);
    lines.addAll(steps().lines().toList());
    return lines;
  }

  private static String problem(SiteFeeds site) {
    return Characters.printable(site.problem());
  }

  private String steps() {
    return """
    The time zone is %2$s, as on this machine; it is in watch.yaml and alerts.yaml.

    Next:
      1. Read the three files, and correct what is wrong. Each line says what it is for.
      2. ./vigie check --config %1$s
      3. ./vigie explain --config %1$s ARTICLE.txt     what is found in an article, and why
      4. ./vigie run --once --config %1$s --data %1$s-data     polls once and prints the alerts
    """
        .formatted(dir, zone);
  }
}
