import { h, fill, icon, badge } from "./dom.js";
import { t, number, compact, money, percent, ago, dateTime, lastDays } from "./i18n.js";
import { get } from "./api.js";
import { newerVersion } from "./about.js";
import { bars } from "./bars.js";
import { stat } from "./parts.js";

export async function show(area, page) {
  const [status, now, month, quota, activity] = await Promise.all([
    get("/api/claude/status"), get(`/api/usage?${lastDays(1)}&keys=0`), get(`/api/usage?${lastDays(30)}&by=day&keys=0`), get("/api/quota"), get("/api/activity?ended=0"),
  ]);
  // who has calls has keys; a list of thousands is not loaded for that
  const hasKeys = month.totals.requests > 0 || (await get("/api/keys/list")).keys.length > 0;
  const totals = now.totals;
  fill(area,
    h("header", { class: "page-head" }, h("h1", null, page.title)),
    connection(status), steps(status, hasKeys),
    h("section", { class: "card" }, h("h2", null, t("web.overview.today")),
      h("div", { class: "stats" },
        stat(t("web.usage.requests"), number(totals.requests), totals.errors ? t("web.overview.errors", number(totals.errors)) : null),
        stat(t("web.usage.input"), compact(totals.input_tokens)), stat(t("web.usage.output"), compact(totals.output_tokens)),
        stat(t("web.usage.cost"), money(totals.cost_usd_micros)), stat(t("web.overview.running"), number(activity.running.length)))),
    h("section", { class: "card" }, h("div", { class: "card-head" }, h("h2", null, t("web.overview.month")), h("a", { href: "#/usage" }, t("web.usage.title"))),
      bars(month.by_day, 30, t("web.usage.requests-by-day"))),
    h("div", { class: "columns" },
      h("section", { class: "card" }, h("h2", null, t("web.overview.quota")), quotaRows(quota)),
      h("section", { class: "card" }, h("h2", null, t("web.overview.top")), top(month.top_keys))));
  // nothing waits for it, and without it nothing is missing
  newerVersion().then((note) => note && !page.signal.aborted && area.firstChild.after(note), () => {});
}

function connection(status) {
  const good = status.connected && status.state === "ok";
  const kind = status.kind === "oauth" ? t("web.connect.account") : t("web.connect.api-key");
  return h("section", { class: `banner ${good ? "good" : "bad"}` }, icon(good ? "check" : "alert"),
    h("div", null,
      h("strong", null, status.connected ? t("web.overview.connected", kind) : t("web.overview.not-connected")),
      h("p", null, [status.account, status.expires_at && t("web.connect.expires", ago(status.expires_at)), status.last_refresh && t("web.connect.refreshed", dateTime(status.last_refresh)), !good && status.message].filter(Boolean).join(" · "))),
    h("a", { class: "button small", href: "#/connection" }, good ? t("web.overview.manage") : t("web.connect.button")));
}

/** What is left to do before a teammate can call. */
function steps(status, hasKeys) {
  if (status.connected && hasKeys) return null;
  return h("section", { class: "card" }, h("h2", null, t("web.overview.next")),
    h("ol", { class: "steps" },
      h("li", { class: status.connected ? "done" : "" }, h("a", { href: "#/connection" }, t("web.overview.step.connect"))),
      h("li", { class: hasKeys ? "done" : "" }, h("a", { href: "#/keys" }, t("web.overview.step.key")))));
}

const WINDOWS = { "5h": "web.quota.5h", "7d": "web.quota.7d", requests: "web.quota.requests", tokens: "web.quota.tokens", "input-tokens": "web.quota.input", "output-tokens": "web.quota.output" };

function quotaRows(quota) {
  if (!quota.windows.length) return h("p", { class: "muted" }, t("web.quota.none"));
  return h("div", { class: "stack tight" }, quota.windows.map((window) =>
    h("div", { class: "meter" },
      h("div", { class: "meter-head" }, h("span", null, WINDOWS[window.name] ? t(WINDOWS[window.name]) : window.name), h("span", { class: "tabular" }, percent(window.utilization))),
      h("meter", { min: 0, max: 1, low: 0.7, high: 0.9, optimum: 0, value: window.utilization, "aria-label": window.name }),
      window.resets_at && new Date(window.resets_at) > new Date() && h("p", { class: "hint" }, t("web.limits.resets", ago(window.resets_at))))),
    h("p", { class: "hint" }, t("web.quota.seen", ago(quota.seen_at))));
}

function top(keys) {
  if (!keys.length) return h("p", { class: "muted" }, t("web.usage.nothing"));
  return h("table", { class: "plain" }, h("tbody", null, keys.slice(0, 6).map((key) =>
    h("tr", null, h("td", { class: "name" }, key.name, key.deleted && badge(t("web.usage.deleted"), "quiet")),
      h("td", { class: "number" }, number(key.requests)), h("td", { class: "number" }, money(key.cost_usd_micros))))));
}
