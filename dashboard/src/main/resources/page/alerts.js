// What is wrong with channels and alerts, as sentences for somebody who knows neither Slack's codes nor SMTP's.
import { say } from "/texts.js";

// The reasons that Vigie writes (in English, with the server's code), and the text that says the same to any reader.
const REASONS = [
  [/may have been sent/, "doubt"],
  [/sent twice/, "twice"],
  [/invalid_auth|not_authed|account_inactive|token_revoked|token_expired|not_allowed_token_type/, "token"],
  [/missing_scope|no_permission/, "scope"],
  [/channel_not_found/, "channel"],
  [/not_in_channel/, "member"],
  [/is_archived/, "archived"],
  [/has no such channel/, "unknown"],
  [/login refused/, "login"],
  [/all recipients refused/, "recipients"],
  [/sender refused/, "sender"],
  [/HTTP 429|rate_?limited/, "busy"],
  [/TLS/, "tls"],
  [/answers with a page/, "page"],
  [/not found|HTTP (30\d|404|410)/, "address"],
  [/fell silent|no answer|without a clear answer|no connection|HTTP 5|SMTP 4/, "silent"]
];

function reason(why) {
  const known = REASONS.find(([pattern]) => pattern.test(why ?? ""));
  return known ? say("reason", { text: say("reason." + known[1]), code: why }) : (why ?? "");
}

// What a channel that is blocked or away means for the reader: which one, since when, how many alerts wait.
export function channelText({ channel, state, since, waiting }, time) {
  return say("channel." + state, { channel, time: time.moment(since), n: waiting });
}

// What the reader can do about it, and why.
export function channelAdvice({ state, why }) {
  return say("advice." + state, { why: reason(why) });
}

// What went wrong with the alerts about a story, for a reader who sees the story. Those that quiet hours hold are one line
// for each time at which they are sent; records of earlier versions don't say when.
export function problemTexts(problems, time) {
  const held = problems.filter(({ kind, until }) => kind === "HELD" && until);
  const others = problems.filter(({ kind }) => kind !== "HELD").map(({ kind, channel, why, recipients }) =>
    ({ text: say("problem." + kind, { channel, why: reason(why), recipients: recipients.join(", ") }), className: "problem" }));
  return [...others, ...new Set(held.map(({ until }) => until)).values().map((until) => {
    const alerts = held.filter((each) => each.until === until);
    const seen = alerts.map((each) => each.seen).sort()[0];
    const channels = alerts.map(({ channel }) => channel).sort().join(", ");
    return { text: say("problem.HELD", { channels, seen: time.moment(seen), until: time.moment(until) }), className: "held" };
  })];
}

// One line of a list of alerts with the same kind of problem: which alert, and why.
export function problemLine({ title, channel, decided, why, recipients }, time) {
  return say("problem", { title, channel, time: time.moment(decided), text: why ? reason(why) : recipients.join(", ") });
}
