import { h } from "./dom.js";
import { t, number, compact, money, ago } from "./i18n.js";

export function stat(label, value, hint) {
  return h("div", { class: "stat" }, h("span", { class: "stat-label" }, label), h("span", { class: "stat-value" }, value), hint && h("span", { class: "hint" }, hint));
}

export function meter(label, used, limit, show, resetsAt) {
  const share = limit ? Math.min(1, used / limit) : 0;
  const bar = h("meter", { min: 0, max: 1, low: 0.8, high: 0.95, optimum: 0, value: share, "aria-label": label });
  return h("div", { class: "meter" },
    h("div", { class: "meter-head" }, h("span", null, label), h("span", { class: "tabular" }, t("web.limits.of", show(used), show(limit)))),
    bar, resetsAt && h("p", { class: "hint" }, t("web.limits.resets", ago(resetsAt))));
}

/** Where a key stands, for each limit it has. */
export function limitMeters(state) {
  if (!state) return h("p", { class: "muted" }, t("web.me.no-limits"));
  const its = state.limits;
  const rows = [];
  if (its.calls_per_minute) rows.push(meter(t("web.limits.per-minute"), state.calls_in_minute, its.calls_per_minute, number));
  if (its.calls_at_once) rows.push(meter(t("web.limits.at-once"), state.running, its.calls_at_once, number));
  if (state.tokens) rows.push(meter(t("web.limits.tokens"), state.tokens.used, state.tokens.limit, compact, state.tokens.resets_at));
  if (state.budget) rows.push(meter(t("web.limits.budget"), state.budget.used, state.budget.limit, money, state.budget.resets_at));
  if (its.models.length) rows.push(h("p", null, t("web.limits.models"), ": ", h("code", null, its.models.join(", "))));
  return rows.length ? h("div", { class: "stack tight" }, rows) : h("p", { class: "muted" }, t("web.me.no-limits"));
}
