// The stories as a list: kind of pickup, title, outlet, the sentence that matches, and further outlets.
import { problemTexts } from "/alerts.js";
import { say } from "/texts.js";

// How many stories a reader has opened, per list; kept while the page refreshes itself.
const opened = new Map();

// The data that each list shows, as JSON.
const shownData = new Map();

// True if a list doesn't show this data yet. Only then is it rebuilt, so that it keeps the keyboard's focus and selected text.
export function isNew(list, ...data) {
  const json = JSON.stringify(data);
  if (shownData.get(list.id) === json) return false;
  shownData.set(list.id, json);
  return true;
}

// Text is only ever inserted as text, never as markup.
export function element(name, text, className) {
  const node = document.createElement(name);
  node.textContent = text ?? "";
  if (className) node.className = className;
  return node;
}

// Only http(s) addresses become links; a feed may contain any. Text in Arabic or Hebrew is written from right to left.
function link(text, url) {
  if (!/^https?:\/\//i.test(url ?? "")) return rightWay(element("span", text));
  const a = rightWay(element("a", text));
  a.href = url;
  a.rel = "noopener noreferrer";
  return a;
}

// From now on, shows all stories of a list.
export function openAll(list) {
  opened.set(list.id, Infinity);
}

function rightWay(node) {
  node.dir = "auto";
  return node;
}

export function listStories(list, stories, atFirst, unlisted, board, time) {
  const shown = opened.get(list.id) ?? atFirst;
  if (!isNew(list, stories, shown, unlisted, board.tags, board.timeZone)) return;
  const hadFocus = list.querySelector("button") === document.activeElement && document.activeElement !== null;
  const items = stories.slice(0, shown).map((story) => item(story, board, time));
  const rest = stories.length - shown;
  if (stories.length === 0) items.push(element("li", say("noStories"), "nothing"));
  if (rest > 0) {
    const more = element("li", "", "more");
    const button = element("button", say("more", { n: rest }));
    button.type = "button";
    button.addEventListener("click", () => {
      openAll(list);
      listStories(list, stories, atFirst, unlisted, board, time);
      list.children[shown]?.querySelector("a")?.focus();
    });
    more.append(button);
    items.push(more);
  } else if (unlisted > 0) {
    items.push(element("li", say("beyond", { n: unlisted }), "more note"));
  }
  list.replaceChildren(...items);
  if (hadFocus) list.querySelector("button")?.focus();
}

function item(story, board, time) {
  const li = document.createElement("li");
  const body = document.createElement("div");
  const title = document.createElement("h3");
  title.append(link(story.title, story.url));
  body.append(title, by(story, time));
  if (story.words) body.append(quote(story));
  if (story.words?.restated) body.append(element("p", say("restated", { text: quoted(story.words.restated) }), "restated"));
  const who = others(story, time);
  if (who) body.append(element("p", who, "who"));
  body.append(element("p", story.tags.map((tag) => board.tags[tag] ?? tag).join(" · ") || say("noTopic"), "tags"));
  problemTexts(story.alertProblems, time).forEach(({ text, className }) => body.append(element("p", text, className)));
  li.append(kind(story), body);
  return li;
}

function kind(story) {
  const p = element("p", story.pickup ? say(story.pickup) : "", "kind " + (story.pickup ?? ""));
  const share = story.words?.share;
  if (story.pickup === "PARAPHRASE") p.append(element("small", say("toReview.mark")));
  if ((story.pickup === "REPRINT" || story.pickup === "QUOTE") && share >= 0.01) {
    p.append(element("small", say("share", { percent: Math.round(share * 100) })));
  }
  return p;
}

function by(story, time) {
  const p = element("p", "", "by");
  const published = story.published ? say("published", { time: time.moment(story.published) }) : say("undated");
  const sameDay = story.published && time.day(story.published) === time.day(story.seen);
  const seen = say("seen", { time: sameDay ? time.clock(story.seen) : time.moment(story.seen) });
  const parts = story.tier === 1 ? [say("major"), published, seen] : [published, seen];
  p.append(element("b", story.outlet), ` · ${parts.join(" · ")}`);
  return p;
}

function quote(story) {
  const { outlet, snippet, surfaces } = story.words;
  const block = rightWay(document.createElement("blockquote"));
  block.append(...marked(snippet, surfaces));
  if (outlet !== story.outlet) block.append(` (${outlet})`);
  return block;
}

// The sentence in parts, with the words found in it marked. Of words that begin at one place, the longest is marked.
function marked(snippet, surfaces) {
  const words = surfaces.filter(Boolean).sort((a, b) => b.length - a.length);
  if (words.length === 0) return [snippet];
  const patterns = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const parts = snippet.split(new RegExp(`(?<![\\p{L}\\p{N}])(${patterns.join("|")})(?![\\p{L}\\p{N}])`, "u"));
  return parts.map((part, i) => (i % 2 === 1 ? element("mark", part) : part));
}

// Our sentence in quotation marks, unless it begins with its own, as in alerts.
function quoted(text) {
  return /^[“„«»"‘‚]/.test(text) ? text : say("quoted", { text });
}

function others(story, time) {
  const further = story.articles - story.copies - 1;
  const parts = [story.copies > 0 ? say("copies", { n: story.copies }) : "", further > 0 ? say("further", { n: further }) : ""].filter(Boolean);
  if (parts.length === 0) return "";
  const names = story.others.join(", ");
  const more = story.moreOutlets > 0 ? " " + say("andMore", { n: story.moreOutlets }) : "";
  const label = parts.join(", ");
  const last = story.published && story.last > story.published ? say("lastOne", { time: time.moment(story.last) }) : "";
  return [names ? say("labelled", { label, text: names + more }) : label, last].filter(Boolean).join(" · ");
}
