import { h, fill, field, button, badge } from "./dom.js";
import { t, number, compact, money, dateTime, ago, lastDays } from "./i18n.js";
import { get, whenUnreachable } from "./api.js";
import { page } from "./frame.js";
import { bars } from "./bars.js";
import { stat, limitMeters } from "./parts.js";
import { tryButton } from "./try.js";

page("web.me.title", (main) => {
  whenUnreachable(() => t("web.unreachable"));
  const key = h("input", { type: "password", autocomplete: "off", spellcheck: "false", placeholder: "cpk_…" });
  const row = field(t("web.me.key"), key, { hint: t("web.me.memory") });
  const result = h("div", { class: "stack", "aria-live": "polite" });
  const form = h("form", { class: "form inline" }, row, h("button", { type: "submit", class: "button primary" }, t("web.me.show")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    row.fail();
    try {
      show(result, await get(`/api/team/me?by=day,model&${lastDays(30)}`, { key: key.value.trim() || "-" }), () => key.value.trim());
    } catch (failure) {
      fill(result);
      row.fail(failure.message);
    }
  });
  fill(main, h("section", { class: "card" }, h("h1", null, t("web.me.title")), h("p", { class: "muted" }, t("web.me.text")), form), result);
  key.focus();
});

function show(result, me, key) {
  const totals = me.usage.totals;
  fill(result,
    h("section", { class: "card" },
      h("div", { class: "card-head" }, h("h2", null, me.key.name), badge(t("web.keys.state.active"), "good")),
      h("dl", { class: "facts" },
        h("dt", null, t("web.keys.prefix")), h("dd", null, h("code", null, me.key.prefix)),
        h("dt", null, t("web.keys.expires")), h("dd", null, me.key.expires_at ? dateTime(me.key.expires_at) : t("web.keys.never")),
        h("dt", null, t("web.keys.last-used")), h("dd", null, me.key.last_used_at ? ago(me.key.last_used_at) : t("web.keys.unused")))),
    h("section", { class: "card" }, h("h2", null, t("web.me.limits")), limitMeters(me.limits)),
    h("section", { class: "card" }, h("h2", null, t("web.me.usage")),
      h("div", { class: "stats" }, stat(t("web.usage.requests"), number(totals.requests)), stat(t("web.usage.input"), compact(totals.input_tokens)),
        stat(t("web.usage.output"), compact(totals.output_tokens)), stat(t("web.usage.cost"), money(totals.cost_usd_micros))),
      bars(me.usage.by_day, 30, t("web.usage.requests-by-day"))),
    h("section", { class: "card" }, h("h2", null, t("web.join.try")), h("p", { class: "muted" }, t("web.try.text")), tryButton(key)));
}
