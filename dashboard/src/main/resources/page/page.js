// The page: asks the API for what it shows, again whenever /api/live says that something changed.
import { channelAdvice, channelText, problemLine } from "/alerts.js";
import { draw } from "/chart.js";
import { element, isNew, listStories, openAll } from "/stories.js";
import { say } from "/texts.js";

const HOUR = 3_600_000;
const lang = document.documentElement.lang;
const byId = (id) => document.getElementById(id);
const days = byId("days");
const order = byId("order");
// How many alerts are listed for each kind of problem; more would hide the rest of the page.
const PROBLEMS = 3;
// Shortest time until the page connects again to a server that refused it; the longest is three times as long.
const RETRY = 10_000;
const KINDS = ["REPRINT", "QUOTE", "PARAPHRASE", "MENTION"];
const chart = window.echarts.init(byId("chart"), null, { renderer: "canvas" });

// Formats times in the watch's time zone.
function times(zone) {
  const format = (options) => {
    const formatter = new Intl.DateTimeFormat(say("locale"), { timeZone: zone, ...options });
    return (instant) => (instant ? formatter.format(new Date(instant)) : "–");
  };
  return {
    moment: format({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }),
    clock: format({ hour: "2-digit", minute: "2-digit" }),
    day: format({ weekday: "short", day: "numeric", month: "short" })
  };
}

function cell(row, content, { head, scope, className } = {}) {
  const td = element(head ? "th" : "td", content ?? "–", className);
  if (scope) td.scope = scope;
  row.append(td);
}

function table(id, heads, lines) {
  if (!isNew(byId(id), heads, lines)) return;
  const head = document.createElement("thead");
  const body = document.createElement("tbody");
  const row = document.createElement("tr");
  heads.forEach((name) => cell(row, name, { head: true, scope: "col" }));
  head.append(row);
  for (const line of lines) {
    const tr = document.createElement("tr");
    line.forEach((content, i) => cell(tr, content.text ?? content, i === 0 ? { head: true, scope: "row" } : content));
    body.append(tr);
  }
  byId(id).replaceChildren(head, body);
}

function showFigures(board, counts, time) {
  const stories = board.stories.length + board.unlistedOurs + board.unlistedOthers;
  // An article has a topic, or takes from us or names us without one. The counts have only the former.
  const articles = counts.filter((c) => c.tag === "*").reduce((n, c) => n + c.articles, board.untagged);
  const { fresh, feeds } = board.coverage;
  const figures = [
    [board.taking, say("figure.pickups", { n: board.taking }), "first"],
    [board.naming, say("figure.names", { n: board.naming })],
    [stories, say("figure.stories", { n: stories })],
    [articles, say("figure.articles", { n: articles })],
    [`${fresh}/${feeds}`, say("figure.feeds")]
  ];
  byId("figures").replaceChildren(...figures.map(([value, name, className]) => {
    const div = document.createElement("div");
    div.append(element("dt", name), element("dd", value, className));
    return div;
  }));
  const since = board.since && board.since > board.from ? " " + say("since", { time: time.moment(board.since) }) : "";
  byId("covered").textContent = say("between", { from: time.moment(board.from), to: time.moment(board.asOf) }) + since + " " + say("rules");
}

// Says at the top of the page what stops alerts. A screen reader reads it aloud when it changes.
function showAlarms(board, time) {
  const lines = board.channels.map((channel) => {
    const li = element("li", "", channel.state === "BLOCKED" ? "bad" : "act");
    li.append(element("strong", channelText(channel, time)), " ", channelAdvice(channel));
    return li;
  });
  const list = byId("alarms");
  if (isNew(list, lines.map((line) => line.textContent))) list.replaceChildren(...lines);
}

function problems(board, kind, time) {
  const group = board.alertProblems.find((each) => each.kind === kind) ?? { count: 0, latest: [] };
  const lines = group.latest.slice(0, PROBLEMS).map((problem) => problemLine(problem, time));
  const more = group.count - lines.length;
  return { n: group.count, lines: more > 0 ? [...lines, say("andMore", { n: more })] : lines };
}

// Goes to the first paraphrase, which may be one of those that the list doesn't show at first.
function goToReview(event) {
  openAll(byId("ours"));
  show(...shown);
  const link = byId("ours").querySelector(".PARAPHRASE + div a");
  if (!link) return;
  event.preventDefault();
  link.focus();
}

function toDo({ n, stories, key, className, where, lines = [] }) {
  const li = element("li", "", className);
  const text = element(where ? "a" : "span", say(key, { n, stories }));
  if (where) text.href = where;
  if (key === "toReview") text.addEventListener("click", goToReview);
  li.append(text);
  if (lines.length) {
    const list = document.createElement("ul");
    list.append(...lines.map((line) => element("li", line)));
    li.append(list);
  }
  return li;
}

// Lists what waits for a person, worst first; says so when nothing waits.
function showToDo(board, time) {
  const { failing, late, silent } = board.coverage;
  const held = board.alertProblems.find(({ kind }) => kind === "HELD");
  const items = [
    { key: "failed", className: "bad", ...problems(board, "FAILED", time) },
    { key: "doubtful", className: "act", ...problems(board, "DOUBTFUL", time) },
    { key: "refused", className: "act", ...problems(board, "REFUSED", time) },
    { n: failing, key: "broken", className: "bad", where: "#feeds-section" },
    { n: board.toReview, key: "toReview", className: "act", where: "#ours-title" },
    { n: late, key: "late", className: "act", where: "#feeds-section" },
    { n: silent, key: "silent", className: "act", where: "#feeds-section" },
    { n: held?.count, stories: held?.stories, key: "held", className: "" }
  ].filter(({ n }) => n > 0);
  const isWell = items.length === 0 && board.channels.length === 0 && !board.outdatedSince;
  const well = isWell ? [say("nothing", { n: board.notifications.SENT ?? 0 })] : [];
  const list = byId("to-do");
  if (isNew(list, items, well)) list.replaceChildren(...items.map(toDo), ...well.map((text) => element("li", text)));
}

// Every hour or day of the period, including those without an article.
function windows(from, to, time) {
  if (days.value !== "31") {
    const starts = [];
    const oneDay = days.value === "1";
    for (let at = Date.parse(from); at < to; at += HOUR) {
      // Not by the time 00:00: in some zones no hour of UTC begins at midnight, and on some days there is none.
      const isNewDay = time.day(at) !== time.day(at - HOUR);
      const tick = oneDay ? time.clock(at) : isNewDay ? time.day(at) : "";
      starts.push({ key: at, label: time.moment(at), tick, complete: at + HOUR <= to });
    }
    return { bars: starts, keyOf: (count) => Date.parse(count.start) };
  }
  const bars = new Map();
  for (let at = Date.parse(from); at <= to; at += HOUR) {
    const label = time.day(at);
    bars.set(label, { key: label, label, tick: label, complete: true });
  }
  [...bars.values()].at(-1).complete = false;
  return { bars: [...bars.values()], keyOf: (count) => time.day(count.start) };
}

function showCounts(counts, board, time) {
  const { bars, keyOf } = windows(board.from, Date.parse(board.asOf), time);
  const at = new Map(bars.map((bar, i) => [bar.key, i]));
  const rows = new Map([["*", say("total")], ...Object.entries(board.tags).sort(([, a], [, b]) => a.localeCompare(b, lang))].map(
    ([tag, name]) => [tag, { name, articles: bars.map(() => 0), stories: bars.map(() => 0) }]));
  for (const count of counts) {
    const i = at.get(keyOf(count));
    const row = rows.get(count.tag);
    if (i === undefined || !row) continue;
    row.articles[i] += count.articles;
    row.stories[i] += count.stories;
  }
  const all = [...rows.values()];
  draw(chart, byId("chart"), all, bars);
  const untagged = board.untagged ? say("untagged", { n: board.untagged }) : "";
  const incomplete = bars.at(-1).complete ? "" : say("incomplete", { window: bars.at(-1).label });
  byId("chart-note").textContent = [untagged, incomplete].filter(Boolean).join(" ");
  byId("csv").href = `/api/counts.csv?window=${days.value === "31" ? "day" : "hour"}&from=${board.from}`;
  const busy = bars.map((bar, i) => [bar.label, i]).filter(([, i]) => all[0].articles[i] > 0);
  table("chart-table", [say("time"), ...all.map((row) => row.name)], busy.map(([label, i]) =>
    [label, ...all.map((row) => ({ text: row.articles[i] ? say("both", { articles: row.articles[i], stories: row.stories[i] }) : "–" }))]));
}

function showFeeds(board, time) {
  byId("coverage").textContent = say("coverage", board.coverage);
  const heads = ["outlet", "status", "lastAnswer", "lastNew", "why"].map((key) => say(key));
  const state = (feed) => say(feed.status) + (feed.told ? `, ${say("told", { time: time.moment(feed.told) })}` : "");
  const line = (feed) => [feed.outlet, { text: state(feed), className: "status " + feed.status },
    time.moment(feed.succeeded), time.moment(feed.brought), feed.failure ?? (feed.status === "SILENT" ? say("silentWhy") : "")];
  const fresh = board.feeds.filter((feed) => feed.status === "FRESH");
  const troubled = board.feeds.filter((feed) => feed.status !== "FRESH");
  byId("troubled").parentElement.hidden = troubled.length === 0;
  byId("fresh-summary").textContent = say("freshFeeds", { n: fresh.length });
  table("troubled", heads, troubled.map(line));
  table("fresh", heads.slice(0, 4), fresh.map((feed) => line(feed).slice(0, 4)));
}

// Per outlet: how many recent articles were seen by their teaser only, and why.
function showTeasers(board) {
  const outlets = new Map();
  for (const feed of board.feeds) {
    const sums = outlets.get(feed.outlet) ?? new Map();
    outlets.set(feed.outlet, sums);
    for (const { kind, articles } of feed.texts) sums.set(kind, (sums.get(kind) ?? 0) + articles);
  }
  const total = (entries) => entries.reduce((sum, [, n]) => sum + n, 0);
  const rows = [];
  for (const [outlet, sums] of outlets) {
    const reasons = [...sums].filter(([kind]) => kind !== "WHOLE" && kind !== "IN_FEED").sort(([, a], [, b]) => b - a);
    if (reasons.length > 0) rows.push({ outlet, reasons, n: total(reasons), all: total([...sums]) });
  }
  rows.sort((a, b) => b.n - a.n || a.outlet.localeCompare(b.outlet, lang));
  byId("teasers-part").hidden = rows.length === 0;
  byId("teasers-summary").textContent = say("teasers", { n: rows.length });
  table("teasers", ["outlet", "teaserOnly", "why"].map((key) => say(key)), rows.map((row) =>
    [row.outlet, `${row.n}/${row.all}`, row.reasons.map(([kind, n]) => `${say("text." + kind)} (${n})`).join(", ")]));
}

let shown = null;
function show(board, counts) {
  shown = [board, counts];
  const time = times(board.timeZone);
  byId("organisation").textContent = board.organisation;
  byId("as-of").textContent = say("asOf", { time: time.moment(board.outdatedSince ?? board.asOf), zone: board.timeZone });
  showFigures(board, counts, time);
  showToDo(board, time);
  showAlarms(board, time);
  const ours = board.stories.filter((story) => story.pickup);
  if (order.value === "strongest") ours.sort((a, b) => KINDS.indexOf(a.pickup) - KINDS.indexOf(b.pickup) || a.tier - b.tier);
  listStories(byId("ours"), ours, 6, board.unlistedOurs, board, time);
  listStories(byId("others"), board.stories.filter((story) => !story.pickup), 4, board.unlistedOthers, board, time);
  showCounts(counts, board, time);
  showFeeds(board, time);
  showTeasers(board);
}

async function answer(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(url + " says " + response.status, { cause: response.status });
  return response.json();
}

let running = false;
let again = false;
async function refresh() {
  if (running) {
    again = true;
    return;
  }
  running = true;
  try {
    const board = await answer(`/api/board?days=${days.value}`);
    const { counts } = await answer(`/api/counts?window=${days.value === "31" ? "day" : "hour"}&from=${board.from}`);
    show(board, counts);
    warn(board.outdatedSince ? say("outdated", { time: times(board.timeZone).moment(board.outdatedSince) }) : "");
  } catch (error) {
    warn(say(error.cause === 403 ? "forbidden" : "lost"));
  }
  running = false;
  if (again) {
    again = false;
    refresh();
  }
}

// Says beside the time of the figures that they may be out of date; nothing if the text is empty.
function warn(text) {
  byId("lost").textContent = text;
}

let last = null;
function redraw() {
  clearTimeout(last);
  last = setTimeout(refresh, 200);
}

[days, order].forEach((choice) => choice.addEventListener("change", refresh));
addEventListener("resize", redraw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);

// Refreshes the page whenever the server says that something changed.
function follow() {
  const live = new EventSource("/api/live");
  live.onmessage = refresh;
  live.onerror = () => {
    warn(say("lost"));
    // The browser connects again by itself after a lost connection, but not after another answer than 200, such as a proxy's 502.
    if (live.readyState === EventSource.CLOSED) {
      refresh();
      setTimeout(follow, RETRY * (1 + 2 * Math.random()));
    }
  };
}

follow();
refresh();
