// The page: asks the API for what it shows, again whenever /api/live says that something changed.
import { WORDS } from "/words.js";

const asked = new URLSearchParams(location.search).get("lang");
const lang = WORDS[asked] ? asked : navigator.language.startsWith("fr") ? "fr" : "en";
const words = WORDS[lang];
const zone = "Europe/Paris";
const byId = (id) => document.getElementById(id);
const chart = window.echarts.init(byId("chart"), null, { renderer: "svg" });
const choices = { window: byId("window"), measure: byId("measure") };

document.documentElement.lang = lang;
for (const node of document.querySelectorAll("[data-word]")) {
  node.textContent = words[node.dataset.word];
}

const when = (instant, options) =>
  instant ? new Intl.DateTimeFormat(lang === "fr" ? "fr-FR" : "en-GB", { timeZone: zone, ...options }).format(new Date(instant)) : "–";
const moment = (instant) => when(instant, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const bucket = (instant, window) =>
  when(instant, window === "DAY" ? { weekday: "short", day: "numeric", month: "short" } : { day: "numeric", month: "short", hour: "2-digit" });

// Text only ever goes in as text; an address only as http(s).
function cell(row, content, options = {}) {
  const td = document.createElement(options.head ? "th" : "td");
  if (options.scope) td.scope = options.scope;
  if (options.className) td.className = options.className;
  if (options.href && /^https?:/.test(options.href)) {
    const a = document.createElement("a");
    a.href = options.href;
    a.rel = "noopener noreferrer";
    a.textContent = content;
    td.append(a);
  } else {
    td.textContent = content ?? "–";
  }
  row.append(td);
  return td;
}

function table(id, heads, fill) {
  const body = document.createElement("tbody");
  fill(body);
  const head = document.createElement("thead");
  const row = document.createElement("tr");
  heads.forEach((name) => cell(row, name, { head: true, scope: "col" }));
  head.append(row);
  byId(id).replaceChildren(head, body);
}

function showCounts(answer, tags) {
  const measure = choices.measure.value;
  const window = choices.window.value;
  const starts = [...new Set(answer.counts.map((c) => c.start))].sort();
  const shown = starts.slice(window === "DAY" ? -31 : -72);
  const sum = (tag, start) =>
    answer.counts.filter((c) => c.tag === tag && c.start === start).reduce((n, c) => n + c[measure], 0);
  const ids = [...new Set(answer.counts.map((c) => c.tag))].filter((t) => t !== "*").sort();
  const labels = shown.map((s) => bucket(s, window));
  chart.setOption({
    aria: { enabled: true, decal: { show: true } },
    animation: false,
    tooltip: { trigger: "axis" },
    legend: { type: "scroll", top: 0 },
    grid: { left: 40, right: 10, top: 40, bottom: 50 },
    xAxis: { type: "category", data: labels },
    yAxis: { type: "value", minInterval: 1 },
    series: [
      ...ids.map((id) => ({ name: tags[id] ?? id, type: "bar", stack: "tags", data: shown.map((s) => sum(id, s)) })),
      { name: words.total, type: "line", symbolSize: 6, data: shown.map((s) => sum("*", s)) }
    ]
  }, true);
  table("chart-table", [words.time, ...ids.map((id) => tags[id] ?? id), words.total], (body) => {
    shown.forEach((start, i) => {
      const row = document.createElement("tr");
      cell(row, labels[i], { head: true, scope: "row" });
      [...ids, "*"].forEach((id) => cell(row, sum(id, start), { className: "number" }));
      body.append(row);
    });
  });
  const open = answer.counts.filter((c) => !c.complete).map((c) => c.start).sort()[0];
  byId("incomplete").textContent = open ? words.incomplete(bucket(open, window)) : "";
}

function showStories(stories, tags) {
  table("stories", [words.title, words.firstSource, words.members, words.copies, words.taken, words.tags, words.seen], (body) => {
    if (stories.length === 0) {
      const row = document.createElement("tr");
      cell(row, words.noStories).colSpan = 7;
      body.append(row);
    }
    for (const story of stories) {
      const first = story.members[0];
      const row = document.createElement("tr");
      cell(row, story.title, { href: first?.url });
      cell(row, first ? `${first.outlet.name} · ${words.tier} ${first.outlet.tier}` : "–");
      cell(row, story.articles, { className: "number" });
      cell(row, story.copies, { className: "number" });
      cell(row, story.pickup ? words[story.pickup] : words.none, { className: "kind " + (story.pickup ?? "") });
      cell(row, story.tags.map((t) => tags[t] ?? t).join(", "));
      cell(row, moment(story.updated));
      body.append(row);
    }
  });
}

function showFeeds(feeds, coverage) {
  byId("coverage").textContent = words.coverage(coverage);
  table("feeds", [words.outlet, words.status, words.lastAnswer, words.lastNew, words.why], (body) => {
    for (const feed of feeds) {
      const row = document.createElement("tr");
      cell(row, feed.outlet, { href: feed.url });
      cell(row, words[feed.status], { className: "status " + feed.status });
      cell(row, moment(feed.succeeded));
      cell(row, moment(feed.brought));
      cell(row, feed.failure ?? "");
      body.append(row);
    }
  });
}

function showFigures(board, counts) {
  const all = counts.counts.filter((c) => c.tag === "*");
  const total = (measure) => all.reduce((n, c) => n + c[measure], 0);
  const took = board.stories.filter((s) => s.pickup && s.pickup !== "MENTION").length;
  const figures = [
    [total("articles"), words.fArticles],
    [total("stories"), words.fStories],
    [took, words.fPickups],
    [board.notifications.SENT ?? 0, words.fSent],
    [`${board.coverage.fresh}/${board.coverage.feeds}`, words.fFeeds]
  ];
  byId("figures-list").replaceChildren(...figures.map(([value, name]) => {
    const div = document.createElement("div");
    const dt = document.createElement("dt");
    const dd = document.createElement("dd");
    dt.textContent = name;
    dd.textContent = value;
    div.append(dt, dd);
    return div;
  }));
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
    const [board, counts] = await Promise.all(
      ["/api/board", `/api/counts?window=${choices.window.value}`].map((url) => fetch(url).then((r) => r.json())));
    showFigures(board, counts);
    showCounts(counts, board.tags);
    showStories(board.stories, board.tags);
    showFeeds(board.feeds, board.coverage);
    byId("as-of").textContent = board.stories.length ? words.asOf(moment(board.asOf)) : words.waiting;
  } catch {
    byId("as-of").textContent = words.lost;
  }
  running = false;
  if (again) {
    again = false;
    refresh();
  }
}

Object.values(choices).forEach((choice) => choice.addEventListener("change", refresh));
addEventListener("resize", () => chart.resize());
const live = new EventSource("/api/live");
live.onmessage = refresh;
live.onerror = () => { byId("as-of").textContent = words.lost; };
refresh();
