import { h, fill, button, badge, icon } from "./dom.js";
import { t, number, compact, money, percent, dayAgo, lastDays } from "./i18n.js";
import { get, download } from "./api.js";
import { attempt } from "./dialog.js";
import { stat } from "./parts.js";
import { stacked } from "./chart.js";

const PERIODS = [[7, "web.usage.days7"], [30, "web.usage.days30"], [90, "web.usage.days90"]];
const MEASURES = {
  tokens: ["web.usage.tokens", compact], requests: ["web.usage.requests", number], cost_usd_micros: ["web.usage.cost", money],
};

export async function show(area, page) {
  const view = { days: 30, measure: "tokens", key: "" };
  const { keys } = await get("/api/keys/list");
  const body = h("div", { class: "stack" });
  const choice = (entries, current, label, change) => h("div", { class: "segments", role: "group", "aria-label": label }, entries.map(([value, text]) =>
    h("button", { type: "button", "aria-pressed": String(value === current), onclick: (event) => {
      event.currentTarget.parentNode.querySelectorAll("button").forEach((each) => each.setAttribute("aria-pressed", String(each === event.currentTarget)));
      change(value);
    } }, text)));
  const key = h("select", { "aria-label": t("web.activity.key"), onchange: () => { view.key = key.value; load(); } },
    h("option", { value: "" }, t("web.usage.all-keys")), keys.map((each) => h("option", { value: each.id }, each.name)));
  const load = () => attempt(async () => draw(body, view, await report(view), page.signal));
  fill(area,
    h("header", { class: "page-head" }, h("h1", null, page.title), button(t("web.usage.csv"), () => attempt(() => download(`/api/usage/calls.csv?${query(view)}`, "usage.csv")), { icon: "download" })),
    h("div", { class: "toolbar" },
      choice(PERIODS.map(([days, text]) => [days, t(text)]), view.days, t("web.usage.period"), (days) => { view.days = days; load(); }),
      choice(Object.entries(MEASURES).map(([name, [text]]) => [name, t(text)]), view.measure, t("web.usage.measure"), (name) => { view.measure = name; load(); }), key),
    body);
  await load();
}

function query(view) {
  const query = lastDays(view.days);
  if (view.key) query.set("key", view.key);
  return query.toString();
}

const report = (view) => get(`/api/usage?${query(view)}&by=day,model`);

const PARTS = [
  ["input_tokens", "web.usage.input"], ["cache_creation_input_tokens", "web.usage.cache-write"], ["cache_read_input_tokens", "web.usage.cache-read"], ["output_tokens", "web.usage.output"],
];

function draw(body, view, usage, signal) {
  const totals = usage.totals;
  fill(body,
    h("div", { class: "stats card" },
      stat(t("web.usage.requests"), number(totals.requests), totals.errors ? t("web.overview.errors", number(totals.errors)) : null), stat(t("web.usage.input"), compact(totals.input_tokens)),
      stat(t("web.usage.output"), compact(totals.output_tokens)), stat(t("web.usage.cache-hits"), totals.cache_hit_rate === null ? "–" : percent(totals.cache_hit_rate)), stat(t("web.usage.cost"), money(totals.cost_usd_micros))),
    h("section", { class: "card" }, h("h2", null, t(MEASURES[view.measure][0])), chart(view, usage, signal)),
    h("div", { class: "columns" }, table(t("web.usage.by-key"), t("web.activity.key"), usage.by_key, "name"), table(t("web.usage.by-model"), t("web.activity.model"), usage.by_model, "model")));
}

function chart(view, usage, signal) {
  const known = new Map(usage.by_day.map((each) => [each.day, each]));
  const days = Array.from({ length: view.days }, (_, at) => dayAgo(view.days - 1 - at));
  const parts = view.measure === "tokens" ? PARTS : [[view.measure, MEASURES[view.measure][0]]];
  const series = parts.map(([name, text]) => ({ label: t(text), values: days.map((each) => known.get(each)?.[name] ?? 0) }));
  const box = h("div", { class: "chart-box" });
  stacked(box, { days, series, show: MEASURES[view.measure][1], label: t(MEASURES[view.measure][0]), signal });
  return box;
}

const FIRST = 100;
const MORE = 200;

function table(title, head, rows, name) {
  const body = h("tbody", null, rows.slice(0, FIRST).map((each) => row(each, name)));
  const more = button(t("web.more"), () => {
    const next = body.rows.length + MORE;
    body.append(...rows.slice(body.rows.length, next).map((each) => row(each, name)));
    if (next >= rows.length) more.remove();
  }, { kind: "small" });
  return h("section", { class: "card flush" }, h("h2", null, title), rows.length
    ? [h("div", { class: "table-box bare" }, h("table", { class: "table" },
        h("thead", null, h("tr", null, h("th", { scope: "col" }, head), h("th", { scope: "col", class: "number" }, t("web.usage.requests")), h("th", { scope: "col", class: "number wide" }, t("web.usage.tokens")), h("th", { scope: "col", class: "number" }, t("web.usage.cost")))),
        body)), rows.length > FIRST && h("div", { class: "pad" }, more)]
    : h("p", { class: "muted pad" }, t("web.usage.nothing")));
}

function row(each, name) {
  return h("tr", null,
    h("td", { class: "name" }, each[name] ?? "–", each.deleted && badge(t("web.usage.deleted"), "quiet"), each.flagged_requests > 0 && badge(t("web.usage.flagged"), "bad")),
    h("td", { class: "number" }, number(each.requests)), h("td", { class: "number wide" }, compact(each.input_tokens + each.output_tokens + each.cache_creation_input_tokens + each.cache_read_input_tokens)), h("td", { class: "number" }, money(each.cost_usd_micros)));
}
