// Stories as a list: what kind of pickup, the title, who, in what words, and who else.
// How many a reader has opened, per list; kept while the page refreshes itself.
const opened = new Map();

// Text only ever goes in as text.
export function element(name, text, className) {
  const node = document.createElement(name);
  node.textContent = text ?? "";
  if (className) node.className = className;
  return node;
}

// An address only as http(s); a feed may give any.
function link(text, url) {
  if (!/^https?:\/\//i.test(url ?? "")) return element("span", text);
  const a = element("a", text);
  a.href = url;
  a.rel = "noopener noreferrer";
  return a;
}

export function listStories(list, stories, atFirst, unlisted, board, words, time) {
  const shown = opened.get(list.id) ?? atFirst;
  const hadFocus = list.querySelector("button") === document.activeElement && document.activeElement !== null;
  const items = stories.slice(0, shown).map((story) => item(story, board, words, time));
  const rest = stories.length - shown;
  if (stories.length === 0) items.push(element("li", words.noStories, "nothing"));
  if (rest > 0) {
    const more = element("li", "", "more");
    const button = element("button", words.more(rest));
    button.type = "button";
    button.addEventListener("click", () => {
      opened.set(list.id, Infinity);
      listStories(list, stories, atFirst, unlisted, board, words, time);
      list.children[shown]?.querySelector("a")?.focus();
    });
    more.append(button);
    items.push(more);
  } else if (unlisted > 0) {
    items.push(element("li", words.beyond(unlisted), "more note"));
  }
  list.replaceChildren(...items);
  if (hadFocus) list.querySelector("button")?.focus();
}

function item(story, board, words, time) {
  const li = document.createElement("li");
  const body = document.createElement("div");
  const title = document.createElement("h3");
  title.append(link(story.title, story.url));
  body.append(title, by(story, words, time));
  if (story.words) body.append(quote(story));
  const who = others(story, words);
  if (who) body.append(element("p", who, "who"));
  body.append(element("p", story.tags.map((tag) => board.tags[tag] ?? tag).join(" · "), "tags"));
  li.append(kind(story, words), body);
  return li;
}

function kind(story, words) {
  const p = element("p", story.pickup ? words[story.pickup] : "", "kind " + (story.pickup ?? ""));
  const share = story.words?.share;
  if (story.pickup === "PARAPHRASE") p.append(element("small", words.toCheck));
  if ((story.pickup === "REPRINT" || story.pickup === "QUOTE") && share >= 0.01) {
    p.append(element("small", words.share(Math.round(share * 100))));
  }
  return p;
}

function by(story, words, time) {
  const p = element("p", "", "by");
  const published = story.published ? words.published(time.moment(story.published)) : words.undated;
  const sameDay = story.published && time.day(story.published) === time.day(story.seen);
  const seen = words.seen(sameDay ? time.clock(story.seen) : time.moment(story.seen));
  p.append(element("b", story.outlet), ` · ${words.tier(story.tier)} · ${published} · ${seen}`);
  return p;
}

// The sentence with the words that were looked for marked in it.
function quote(story) {
  const { outlet, snippet, surface } = story.words;
  const block = document.createElement("blockquote");
  const at = surface ? snippet.indexOf(surface) : -1;
  if (at < 0) {
    block.textContent = snippet;
  } else {
    block.append(snippet.slice(0, at), element("mark", surface), snippet.slice(at + surface.length));
  }
  if (outlet !== story.outlet) block.append(` (${outlet})`);
  return block;
}

function others(story, words) {
  const further = story.articles - story.copies - 1;
  const parts = [story.copies > 0 ? words.copies(story.copies) : "", further > 0 ? words.further(further) : ""].filter(Boolean);
  if (parts.length === 0) return "";
  const names = story.others.join(", ");
  const more = story.moreOutlets > 0 ? " " + words.andMore(story.moreOutlets) : "";
  return parts.join(", ") + (names ? words.colon + names + more : "");
}
