// The page's texts in its language: patterns of ICU's MessageFormat from page_*.properties, handed out by the server.
const root = document.documentElement;
const patterns = await (await fetch(root.dataset.texts)).json();
const plurals = new Intl.PluralRules(root.lang);
const PLURAL = /\{(\w+), plural,((?: (?:=\d+|one|other) \{[^{}]*\})+)\}/g;
const FORM = /(=\d+|one|other) \{([^{}]*)\}/g;

// Takes the values by the names that the pattern uses; numbers are written as they are.
export function say(key, values = {}) {
  return patterns[key]
    .replace(PLURAL, (_, name, forms) => form(forms, values[name]))
    .replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function form(forms, n) {
  const texts = new Map(Array.from(forms.matchAll(FORM), ([, selector, text]) => [selector, text]));
  return (texts.get(`=${n}`) ?? texts.get(plurals.select(n)) ?? texts.get("other")).replaceAll("#", n);
}
