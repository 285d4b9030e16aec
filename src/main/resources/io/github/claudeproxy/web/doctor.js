import { h, fill, icon, badge, button, skeleton } from "./dom.js";
import { t, textOr } from "./i18n.js";
import { get } from "./api.js";
import { attempt } from "./dialog.js";

const KINDS = { ok: "good", warning: "busy", problem: "bad" };

export async function show(area, page) {
  const findings = h("div", { class: "stack", "aria-live": "polite" });
  const look = async () => {
    again.disabled = true;
    fill(findings, h("p", { class: "muted" }, t("web.doctor.looking")), skeleton(3));
    try {
      fill(findings, report(await examine()));
    } finally {
      again.disabled = false;
    }
  };
  const again = button(t("web.doctor.again"), () => attempt(look));
  fill(area, h("header", { class: "page-head" }, h("h1", null, page.title), again), findings);
  await look();
}

/** The owner's alone. */
async function examine() {
  try {
    return await get("/api/doctor");
  } catch (failure) {
    if (failure.status === 403) return null;
    throw failure;
  }
}

function report(found) {
  if (!found) return h("p", { class: "note" }, t("web.doctor.owner"));
  const good = found.severity === "ok";
  const topics = [...new Set(found.findings.map((finding) => finding.topic))];
  return [
    h("section", { class: `banner ${KINDS[found.severity]}` }, icon(good ? "check" : "alert"),
      h("div", null, h("strong", null, t(good ? "web.doctor.good" : found.severity === "problem" ? "web.doctor.problem" : "web.doctor.warning")))),
    ...topics.map((topic) => h("section", { class: "card" }, h("h2", null, t(`Topic.${topic.toUpperCase()}`)),
      found.findings.filter((finding) => finding.topic === topic).map(finding))),
  ];
}

function finding(found) {
  const name = found.code.toUpperCase();
  return h("div", { class: "finding" }, h("div", null, badge(t(`Severity.${found.severity.toUpperCase()}`), KINDS[found.severity])),
    h("div", null, h("p", null, textOr(found.text, `Symptom.${name}`, ...found.values)), found.advice && h("p", { class: "muted" }, textOr(found.advice, `Remedy.${found.remedy.toUpperCase()}`, ...found.values))));
}
