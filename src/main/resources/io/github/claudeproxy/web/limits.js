import { h, field } from "./dom.js";
import { t } from "./i18n.js";
import { get, put } from "./api.js";
import { formDialog, attempt } from "./dialog.js";

export function templateSelect() {
  return h("select", null, [["", t("web.limits.none")], ["developer", t("web.limits.developer")], ["ci", t("web.limits.ci")], ["trial", t("web.limits.trial")]]
    .map(([value, label]) => h("option", { value }, label)));
}

const list = (text) => text.split(/[\s,]+/).filter(Boolean);
const whole = (text) => (text.trim() === "" ? null : Number(text));

/** All limits of one key; what is empty is not limited. */
export async function limitsDialog(key, saved) {
  const path = `/api/keys/${key.id}/limits`;
  const state = await attempt(() => get(path));
  if (!state) return;
  const its = state.limits;
  const amount = (value, min = 1) => h("input", { type: "number", min, step: 1, value: value ?? "", inputmode: "numeric" });
  const fields = {
    calls_per_minute: field(t("web.limits.per-minute"), amount(its.calls_per_minute)),
    calls_at_once: field(t("web.limits.at-once"), amount(its.calls_at_once)),
    tokens_per_day: field(t("web.limits.tokens"), amount(its.tokens_per_day)),
    budget: field(t("web.limits.budget"), h("input", { type: "number", min: 0, step: "0.01", value: its.budget ? its.budget.micro_usd / 1e6 : "", inputmode: "decimal" })),
    period: field(t("web.limits.period"), h("select", null, [["day", t("web.limits.day")], ["week", t("web.limits.week")], ["month", t("web.limits.month")]]
      .map(([value, label]) => h("option", { value, selected: value === (its.budget?.period ?? "month") }, label)))),
    models: field(t("web.limits.models"), h("input", { type: "text", value: its.models.join(", ") }), { hint: t("web.limits.models-hint") }),
    networks: field(t("web.limits.networks"), h("input", { type: "text", value: its.networks.join(", ") }), { hint: t("web.limits.networks-hint") }),
    weight: field(t("web.limits.weight"), amount(its.weight), { hint: t("web.limits.weight-hint") }),
  };
  formDialog(t("web.limits.title"), fields, async () => {
    const value = (name) => fields[name].input.value;
    await put(path, {
      calls_per_minute: whole(value("calls_per_minute")),
      calls_at_once: whole(value("calls_at_once")),
      tokens_per_day: whole(value("tokens_per_day")),
      budget: value("budget") === "" ? null : { micro_usd: Math.round(Number(value("budget")) * 1e6), period: value("period"), reset_day: its.budget?.reset_day ?? 1 },
      models: list(value("models")),
      networks: list(value("networks")),
      expires_after_first_use_seconds: its.expires_after_first_use_seconds,
      weight: whole(value("weight")) ?? 1,
      time_zone: its.time_zone,
    });
    saved();
  }, { kind: "grid", intro: t("web.limits.text") });
}
