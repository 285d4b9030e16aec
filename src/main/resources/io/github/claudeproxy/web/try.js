import { h, fill, button } from "./dom.js";
import { t, duration } from "./i18n.js";

const MODEL = "claude-haiku-5-5";

/** One real, small call through the proxy, from this page, and what came of it in plain words. */
export function tryButton(key) {
  const result = h("div", { class: "try-result", role: "status" });
  const control = button(t("web.try.button"), async () => {
    control.disabled = true;
    fill(result, h("p", { class: "muted" }, t("web.try.running")));
    fill(result, await ask(typeof key === "function" ? key() : key));
    control.disabled = false;
  }, { kind: "primary", icon: "activity" });
  return h("div", { class: "try" }, control, result);
}

async function ask(key) {
  if (!key) return bad(t("web.try.no-key"));
  const start = performance.now();
  let answer;
  try {
    answer = await fetch("/v1/messages", {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        "anthropic-version": "2023-06-01",
        // Anthropic refuses calls that a browser makes unless they say so
        "anthropic-dangerous-direct-browser-access": "true",
      },
      body: JSON.stringify({ model: MODEL, max_tokens: 64, messages: [{ role: "user", content: "Say hello in one short sentence." }] }),
    });
  } catch {
    return bad(t("web.try.unreachable"));
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) return bad(explain(answer.status, body.error?.type), body.error?.message);
  const text = (body.content ?? []).map((block) => block.text ?? "").join("");
  return h("div", { class: "note good" }, h("strong", null, t("web.try.works", duration(performance.now() - start))), h("p", { class: "answer" }, text));
}

function explain(status, type) {
  if (type === "billing_error") return t("web.try.budget");
  if (status === 401) return t("web.try.unauthorized");
  if (status === 403) return t("web.try.forbidden");
  if (status === 404) return t("web.try.not-found");
  if (status === 429) return t("web.try.limited");
  if (status === 529) return t("web.try.overloaded");
  if (status >= 500) return t("web.try.upstream");
  return t("web.try.refused", status);
}

function bad(text, message) {
  return h("div", { class: "note bad" }, h("strong", null, text), message && h("p", { class: "answer" }, t("web.try.said", message)));
}
