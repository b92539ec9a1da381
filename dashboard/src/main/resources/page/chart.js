import { say } from "/texts.js";

// One row of bars per topic, all on one scale and one time line: a topic is read without a legend, and an article that
// is about two topics is not stacked upon itself. Gaps are hours or days without an article, not left out.
const ROW = 66;

// Takes rows of { name, articles: [], stories: [] } and bars of { label, tick: what stands under it, complete }.
export function draw(chart, node, rows, bars) {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const sum = (values) => values.reduce((n, value) => n + value, 0);
  const most = Math.max(1, ...rows.flatMap((row) => row.articles));
  const last = rows.length - 1;
  const narrow = node.clientWidth < 500;
  const totals = (row) => (narrow ? `${sum(row.articles)} / ${sum(row.stories)}` : both(sum(row.articles), sum(row.stories)));
  const hasTick = (at) => Boolean(bars[at].tick);
  const series = (row, i, measure, fill) => ({
    name: row.name,
    type: "bar",
    xAxisIndex: i,
    yAxisIndex: i,
    barGap: "-100%",
    barCategoryGap: bars.length > 60 ? "10%" : "30%",
    itemStyle: { color: colour(fill) },
    data: row[measure].map((value, at) => (bars[at].complete ? value : { value, itemStyle: { opacity: 0.55 } }))
  });
  node.style.height = rows.length * ROW + 34 + "px";
  chart.resize();
  chart.setOption({
    animation: false,
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      backgroundColor: colour("--card"),
      borderColor: colour("--line"),
      textStyle: { color: colour("--ink"), fontSize: 13 },
      formatter: (points) => tooltip(rows, bars, (Array.isArray(points) ? points[0] : points).dataIndex)
    },
    title: rows.map((row, i) => ({
      text: `${row.name}  ${totals(row)}`,
      left: 4,
      top: i * ROW,
      textStyle: { color: colour("--ink"), fontSize: 13, fontWeight: 500, overflow: "truncate", width: node.clientWidth - 12 }
    })),
    grid: rows.map((_, i) => ({ left: 6, right: 6, top: i * ROW + 22, height: ROW - 28 })),
    xAxis: rows.map((_, i) => ({
      gridIndex: i,
      type: "category",
      data: bars.map((bar) => bar.label),
      axisTick: { show: i === last, interval: hasTick },
      axisLabel: { show: i === last, color: colour("--soft"), hideOverlap: true, interval: hasTick, formatter: (_, at) => bars[at].tick },
      axisLine: { lineStyle: { color: colour("--soft") } }
    })),
    yAxis: rows.map((_, i) => ({ gridIndex: i, type: "value", max: most, splitLine: { show: false }, axisLabel: { show: false } })),
    series: rows.flatMap((row, i) => [series(row, i, "articles", "--bar"), series(row, i, "stories", "--bar-deep")])
  }, true);
  node.setAttribute("aria-label", say("chart", { totals: rows.map((row) => `${row.name} ${both(sum(row.articles), sum(row.stories))}`).join(" ; ") }));
}

// As nodes, not as markup: names of topics come from the configuration.
function tooltip(rows, bars, at) {
  const box = document.createElement("div");
  const lines = rows.filter((row) => row.articles[at] > 0).map((row) => say("labelled", { label: row.name, text: both(row.articles[at], row.stories[at]) }));
  for (const line of [bars[at].label, ...(lines.length ? lines : [say("none")])]) {
    const p = document.createElement("div");
    p.textContent = line;
    box.append(p);
  }
  return box;
}

function both(articles, stories) {
  return say("both", { articles, stories });
}
