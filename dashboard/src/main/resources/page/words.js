// What the page says, in both languages. Keys are the same in each.
export const WORDS = {
  fr: {
    inShort: "En bref", overTime: "Mentions dans le temps, par sujet", by: "Par", hour: "heure", day: "jour", show: "Compter",
    articles: "articles", stories: "Histoires", csv: "Télécharger (CSV)", asTable: "Voir en tableau", feeds: "Flux suivis",
    total: "tous sujets", time: "heure", title: "titre", firstSource: "première source", members: "articles", copies: "dont reprises du même texte",
    taken: "repris du communiqué", tags: "sujets", seen: "vue", outlet: "titre de presse", status: "état", lastAnswer: "dernière réponse", lastNew: "dernier article", why: "pourquoi",
    REPRINT: "reprise intégrale", QUOTE: "citation", PARAPHRASE: "paraphrase, à vérifier", MENTION: "mention", none: "rien",
    FRESH: "à jour", LATE: "en retard", FAILING: "en panne", WAITING: "pas encore interrogé",
    asOf: (t) => `À jour à ${t}`, waiting: "En attente des premiers articles…", lost: "Connexion perdue ; nouvel essai…",
    incomplete: (t) => `La période en cours (depuis ${t}) n'est pas complète. Un article compte une fois par sujet ; les doublons et nos propres sites sont exclus.`,
    coverage: (c) => `${c.fresh} flux à jour sur ${c.feeds}` + (c.failing ? `, ${c.failing} en panne` : "") + (c.late ? `, ${c.late} en retard` : "") + (c.waiting ? `, ${c.waiting} pas encore interrogés` : "") + ". Ce qu'un flux absent a publié n'est pas dans les chiffres.",
    fArticles: "articles", fStories: "histoires", fPickups: "histoires reprenant le communiqué", fSent: "alertes envoyées", fFeeds: "flux à jour", tier: "rang", noStories: "Aucune histoire pour l'instant."
  },
  en: {
    inShort: "In short", overTime: "Mentions over time, by topic", by: "By", hour: "hour", day: "day", show: "Count",
    articles: "articles", stories: "Stories", csv: "Download (CSV)", asTable: "See as a table", feeds: "Feeds followed",
    total: "all topics", time: "time", title: "title", firstSource: "first source", members: "articles", copies: "of which copies of one text",
    taken: "taken from the release", tags: "topics", seen: "seen", outlet: "outlet", status: "state", lastAnswer: "last answer", lastNew: "last article", why: "why",
    REPRINT: "full reprint", QUOTE: "quote", PARAPHRASE: "paraphrase, to review", MENTION: "mention", none: "nothing",
    FRESH: "up to date", LATE: "late", FAILING: "failing", WAITING: "not asked yet",
    asOf: (t) => `As of ${t}`, waiting: "Waiting for the first articles…", lost: "Connection lost; trying again…",
    incomplete: (t) => `The current period (since ${t}) is not complete. An article counts once per topic; duplicates and our own sites are left out.`,
    coverage: (c) => `${c.fresh} of ${c.feeds} feeds up to date` + (c.failing ? `, ${c.failing} failing` : "") + (c.late ? `, ${c.late} late` : "") + (c.waiting ? `, ${c.waiting} not asked yet` : "") + ". What a missing feed published is not in the figures.",
    fArticles: "articles", fStories: "stories", fPickups: "stories that took from the release", fSent: "alerts sent", fFeeds: "feeds up to date", tier: "tier", noStories: "No stories so far."
  }
};
