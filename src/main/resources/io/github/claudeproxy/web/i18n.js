// The same texts as in the window, in the language of the browser or the one chosen in settings.

const CHOICE = "claude-proxy.language";
let texts = {};
let locale = navigator.language || "en";

/** The language of the texts. */
export function textLanguage() {
  const chosen = localStorage.getItem(CHOICE);
  return (chosen ?? navigator.language ?? "en").toLowerCase().startsWith("de") ? "de" : "en";
}

export async function loadTexts() {
  const chosen = localStorage.getItem(CHOICE);
  if (chosen) locale = chosen;
  const answer = await fetch(`/web/texts-${textLanguage()}.json`);
  texts = await answer.json();
  document.documentElement.lang = textLanguage();
}

export const chosenLanguage = () => localStorage.getItem(CHOICE) ?? "";

export function chooseLanguage(name) {
  if (name) localStorage.setItem(CHOICE, name);
  else localStorage.removeItem(CHOICE);
  location.reload();
}

export function t(key, ...values) {
  const text = texts[key] ?? key;
  return text.replace(/\{(\d+)\}/g, (_, at) => isolated(String(values[Number(at)] ?? "")));
}

/** A value that is read from right to left, such as a name, must not turn the words around it. */
const isolated = (value) => (/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(value) ? `\u2068${value}\u2069` : value);

const cached = new Map();
function format(kind, options) {
  const key = kind.name + JSON.stringify(options);
  if (!cached.has(key)) cached.set(key, new kind(locale, options));
  return cached.get(key);
}

/** The text if there is one of that key, else what is given. */
export const textOr = (other, key, ...values) => (key in texts ? t(key, ...values) : other);

export const number = (value) => format(Intl.NumberFormat, {}).format(value);
export const compact = (value) =>
  value < 10_000 ? number(value) : format(Intl.NumberFormat, { notation: "compact", maximumFractionDigits: 1 }).format(value);
export const percent = (value) => format(Intl.NumberFormat, { style: "percent", maximumFractionDigits: 0 }).format(value);
export const money = (micros) =>
  format(Intl.NumberFormat, { style: "currency", currency: "USD", maximumFractionDigits: micros && micros < 10_000 ? 4 : 2 }).format(micros / 1e6);
export const date = (iso) => format(Intl.DateTimeFormat, { dateStyle: "medium" }).format(new Date(iso));
export const dateTime = (iso) => format(Intl.DateTimeFormat, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
export const time = (iso) => format(Intl.DateTimeFormat, { timeStyle: "medium" }).format(new Date(iso));
/** Days are the reader's own, as budgets' days are those of their zone. */
export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The reader's day so many days ago, as 2026-12-31. */
export const dayAgo = (days) => {
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return new Date(today - days * 86_400_000).toISOString().slice(0, 10);
};

/** The last so many days, today included, as a query of the API. */
export const lastDays = (days) => new URLSearchParams({ from: dayAgo(days - 1), zone: zone() });

/** A day of a report, which is one by itself and at no time. */
export const day = (iso) => format(Intl.DateTimeFormat, { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(iso));

const STEPS = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000]];

/** "3 hours ago", "in 2 days". */
export function ago(iso) {
  const gone = new Date(iso).getTime() - Date.now();
  const relative = format(Intl.RelativeTimeFormat, { numeric: "auto" });
  for (const [unit, length] of STEPS) {
    if (Math.abs(gone) >= length) return relative.format(Math.round(gone / length), unit);
  }
  return relative.format(Math.round(gone / 1000), "second");
}

export function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 60) return `${format(Intl.NumberFormat, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
