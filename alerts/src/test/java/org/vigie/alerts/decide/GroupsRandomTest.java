package org.vigie.alerts.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.decide.TestConfigs.PICKUPS;
import static org.vigie.alerts.decide.TestConfigs.continues;
import static org.vigie.alerts.decide.TestConfigs.pickups;
import static org.vigie.alerts.decide.TestConfigs.quiet;
import static org.vigie.alerts.decide.TestConfigs.route;
import static org.vigie.alerts.decide.TestConfigs.tag;
import static org.vigie.alerts.decide.TestConfigs.tier;
import static org.vigie.alerts.decide.TestConfigs.timed;
import static org.vigie.alerts.decide.TestMention.article;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.Match;
import org.vigie.alerts.config.Route;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.State;
import org.vigie.events.Pickup;

/** Random mentions at random times: each article is sent once, as it is now, and none is lost. */
class GroupsRandomTest {
  private static final int SCHEDULES = 400;
  private static final Instant START = Instant.parse("2025-03-29T18:00:00Z");
  private static final List<Pickup.@Nullable Kind> KINDS =
      java.util.Arrays.asList(
          null,
          null,
          Pickup.Kind.MENTION,
          Pickup.Kind.PARAPHRASE,
          Pickup.Kind.QUOTE,
          Pickup.Kind.REPRINT);

  @Test
  void everyArticleIsSentOnceForEachStrongerPickupAndNoneIsLost() {
    int sent = 0;
    for (int seed = 0; seed < SCHEDULES; seed++) {
      sent += run(seed);
    }
    assertThat(sent).isGreaterThan(SCHEDULES);
  }

  private static int run(int seed) {
    Random random = new Random(seed);
    List<Route> routes = routes(random);
    GroupsRun run = new GroupsRun(TestConfigs.of(routes.toArray(Route[]::new)), START);
    var asked = new Routes(routes);
    Map<String, Integer> due = new LinkedHashMap<>();
    Map<String, Mention> latest = new HashMap<>();
    Map<String, Integer> revisions = new HashMap<>();
    int events = 1 + random.nextInt(40);
    for (int i = 0; i < events; i++) {
      Mention mention = mention(random, revisions, run.now());
      int before = run.sent().size();
      note(asked, mention, due, latest);
      run.add(mention);
      if (random.nextInt(3) == 0) {
        run.pass(Duration.ofSeconds(random.nextInt(1 + random.nextInt(20_000))));
      } else if (random.nextInt(20) == 0) {
        run.finalFlush();
      }
      checkLatest("seed " + seed, run, before, latest);
    }
    int before = run.sent().size();
    run.pass(Duration.ofDays(2));
    checkLatest("seed " + seed, run, before, latest);
    check("seed " + seed, run, due, routes);
    return run.sent().size();
  }

  private static List<Route> routes(Random random) {
    List<Route> routes = new ArrayList<>();
    List<Match> matches =
        List.of(PICKUPS, pickups(Pickup.Kind.PARAPHRASE), tag("cesia"), tier(1), Match.ALL);
    int count = 1 + random.nextInt(3);
    for (int i = 1; i <= count; i++) {
      Match match = i == count ? Match.ALL : matches.get(random.nextInt(matches.size()));
      Route route = random.nextBoolean() ? route(i, match, "a") : route(i, match, "a", "b");
      if (random.nextBoolean()) {
        route = quiet(route, random.nextBoolean() ? tier(1) : null);
      }
      Duration wait = Duration.ofSeconds(random.nextBoolean() ? 0 : random.nextInt(600));
      route = timed(route, wait, Duration.ofSeconds(random.nextInt(1800)));
      routes.add(random.nextInt(3) == 0 ? continues(route) : route);
    }
    return routes;
  }

  private static Mention mention(Random random, Map<String, Integer> revisions, Instant now) {
    int number = random.nextInt(8);
    String id = "" + number;
    TestMention sample =
        article(id)
            .in("st-" + number % 3)
            .seen(now)
            .takes(KINDS.get(random.nextInt(KINDS.size())))
            .tagged(random.nextInt(3) == 0 ? "cesia" : "inesia")
            .tier(1 + number % 3)
            .revision(revisions.merge(id, 1, Integer::sum));
    return (random.nextInt(10) == 0
            ? sample.duplicateOf("9")
            : random.nextInt(10) == 0 ? sample.onOurSite() : sample)
        .mention();
  }

  /** Notes what must be sent in the end: the last revision, to the channels of its routes. */
  private static void note(
      Routes routes, Mention mention, Map<String, Integer> due, Map<String, Mention> latest) {
    if (mention.own() || mention.duplicateOf() != null) {
      return;
    }
    latest.put(mention.article().id(), mention);
    due.keySet().removeIf(key -> key.endsWith(" " + mention.article().id()));
    for (Route route : routes.taken(mention)) {
      for (String channel : route.to()) {
        due.put(channel + " " + mention.article().id(), strength(mention));
      }
    }
  }

  /** Checks the notifications after the first ones: each tells its articles' last revisions. */
  private static void checkLatest(
      String seed, GroupsRun run, int first, Map<String, Mention> latest) {
    for (Notification each : run.sent().subList(first, run.sent().size())) {
      for (Mention told : each.mentions()) {
        Mention last = Objects.requireNonNull(latest.get(told.article().id()));
        assertThat(told.article().revision())
            .as("%s: article %s", seed, told.article().id())
            .isEqualTo(last.article().revision());
      }
    }
  }

  private static int strength(Mention mention) {
    Pickup pickup = mention.pickup();
    return pickup == null ? 0 : KINDS.indexOf(pickup.kind());
  }

  private static void check(
      String seed, GroupsRun run, Map<String, Integer> due, List<Route> routes) {
    Map<String, Integer> sent = new LinkedHashMap<>();
    Map<String, Instant> last = new HashMap<>();
    Set<String> begun = new HashSet<>();
    Set<String> ids = new HashSet<>();
    List<String> muted =
        run.log().stream()
            .filter(each -> each.state() == State.MUTED)
            .map(Notification::id)
            .toList();
    for (Notification each : run.sent()) {
      assertThat(ids.add(each.id())).as("%s: %s is sent once", seed, each.id()).isTrue();
      String thread = each.channel() + " " + each.story().id();
      assertThat(each.kind() == Kind.FIRST).as("%s: %s", seed, thread).isEqualTo(begun.add(thread));
      assertThat(each.mentions()).as(seed).isNotEmpty();
      for (Mention mention : each.mentions()) {
        String key = each.channel() + " " + mention.article().id();
        int before = sent.getOrDefault(key, -1);
        assertThat(strength(mention)).as("%s: %s is news", seed, key).isGreaterThan(before);
        sent.put(key, strength(mention));
      }
      if (each.why().contains("run ends")) {
        continue;
      }
      Route route =
          routes.stream().filter(one -> one.id().equals(each.route())).findFirst().orElseThrow();
      Instant previous = last.put(each.route() + " " + thread, each.decided());
      assertThat(previous == null || !each.decided().isBefore(previous.plus(route.groupInterval())))
          .as("%s: %s keeps its interval", seed, thread)
          .isTrue();
      assertThat(isQuiet(route, each)).as("%s: %s keeps quiet", seed, thread).isFalse();
    }
    due.forEach(
        (key, strength) ->
            assertThat(sent.getOrDefault(key, -1))
                .as("%s: %s is not lost", seed, key)
                .isGreaterThanOrEqualTo(strength));
    assertThat(run.log())
        .as("%s: a held batch is sent, or dropped with a record", seed)
        .filteredOn(each -> each.state() == State.HELD)
        .allMatch(held -> ids.contains(held.id()) || muted.contains(held.id()));
    assertThat(muted).as("%s: a dropped batch is not sent", seed).noneMatch(ids::contains);
  }

  private static boolean isQuiet(Route route, Notification sent) {
    var quiet = route.quiet();
    return quiet != null
        && quiet.end(sent.decided(), java.time.ZoneId.of("Europe/Paris")).isPresent()
        && sent.mentions().stream()
            .noneMatch(mention -> quiet.except().stream().anyMatch(m -> m.fits(mention)));
  }
}
