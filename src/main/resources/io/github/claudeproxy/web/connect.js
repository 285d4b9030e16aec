import { h, fill, field, button, badge } from "./dom.js";
import { t, ago, dateTime } from "./i18n.js";
import { get, post, run, remove } from "./api.js";
import { dialog, confirmDialog, showFailure, toast, attempt } from "./dialog.js";

const STATES = {
  ok: ["web.connect.state.ok", "good"], refreshing: ["web.connect.state.refreshing", "busy"], reconnect_needed: ["web.connect.state.reconnect", "bad"],
  refused_upstream: ["web.connect.state.refused", "bad"], none: ["web.connect.state.none", "quiet"],
};

export async function show(area, page) {
  const status = await get("/api/claude/status");
  const again = () => attempt(() => show(area, page));
  fill(area, h("header", { class: "page-head" }, h("h1", null, page.title)), current(status, again), apiKey(status, again), account(status, again));
}

function current(status, again) {
  if (!status.connected && status.state === "none") return h("p", { class: "lead" }, t("web.connect.intro"));
  const [label, kind] = STATES[status.state] ?? STATES.none;
  return h("section", { class: "card" },
    h("div", { class: "card-head" }, h("h2", null, t("web.connect.current")), badge(t(label), kind)),
    status.state !== "ok" && h("p", null, status.message),
    h("dl", { class: "facts" },
      h("dt", null, t("web.connect.kind")), h("dd", null, status.kind === "oauth" ? t("web.connect.account") : t("web.connect.api-key")),
      status.account && [h("dt", null, t("web.connect.who")), h("dd", null, status.account)],
      status.expires_at && [h("dt", null, t("web.connect.until")), h("dd", null, `${dateTime(status.expires_at)} (${ago(status.expires_at)})`)],
      status.last_refresh && [h("dt", null, t("web.connect.last-refresh")), h("dd", null, dateTime(status.last_refresh))]),
    h("div", { class: "actions" }, button(t("web.connect.disconnect"), () =>
      confirmDialog(t("web.connect.disconnect"), t("web.connect.disconnect.text"), t("web.connect.disconnect"), async () => { await remove("/api/claude/disconnect"); again(); }), { kind: "danger small" })));
}

function apiKey(status, again) {
  const fields = { api_key: field(t("web.connect.key-field"), h("input", { type: "password", autocomplete: "off", spellcheck: "false", placeholder: "sk-ant-…" }), { hint: t("web.connect.key-hint") }) };
  const general = h("p", { class: "error", role: "alert" });
  const ok = h("button", { type: "submit", class: "button primary" }, status.connected ? t("web.connect.replace") : t("web.connect.button"));
  const form = h("form", { class: "form", novalidate: true }, fields.api_key, general, ok);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    ok.disabled = true;
    fields.api_key.fail();
    general.textContent = "";
    try {
      await post("/api/claude/api-key", { api_key: fields.api_key.input.value.trim() });
      toast(t("web.connect.done"));
      again();
    } catch (failure) {
      showFailure(failure, fields, general);
    } finally {
      ok.disabled = false;
    }
  });
  return h("section", { class: "card" },
    h("div", { class: "card-head" }, h("h2", null, t("web.connect.api-key")), badge(t("web.connect.recommended"), "good")),
    h("p", { class: "muted" }, t("web.connect.api-key.text")), form);
}

function account(status, again) {
  return h("section", { class: "card" }, h("h2", null, t("web.connect.account")), h("p", { class: "muted" }, t("web.connect.account.text")),
    h("div", { class: "actions" }, button(t("web.connect.account.button"), () => terms(status, again))));
}

/** Whether the browser runs where the server does, so that the answer finds its way by itself. */
const isHere = () => ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);

async function terms(status, again) {
  const login = await attempt(() => (isHere() ? run("/api/claude/login") : get("/api/claude/connect")));
  if (!login) return;
  const open = h("a", { class: "button primary disabled", role: "link", "aria-disabled": "true", target: "_blank", rel: "noopener noreferrer" }, t("web.connect.open"));
  const agree = h("input", { type: "checkbox", id: "agree" });
  agree.addEventListener("change", () => {
    open.classList.toggle("disabled", !agree.checked);
    open.setAttribute("aria-disabled", String(!agree.checked));
    if (agree.checked) open.href = login.url;
    else open.removeAttribute("href");
  });
  const body = h("div", { class: "stack" },
    h("div", { class: "note bad" }, h("p", null, document.documentElement.lang === "en" ? login.terms.text : t("web.connect.terms")), h("p", null, h("a", { href: login.terms.url, target: "_blank", rel: "noopener noreferrer" }, login.terms.url))),
    h("label", { class: "check", for: "agree" }, agree, h("span", null, t("web.connect.agree"))),
    h("div", { class: "actions" }, open));
  const waiting = new AbortController();
  const box = dialog(t("web.connect.account"), body, { onclose: () => waiting.abort() });
  const done = () => { if (!waiting.signal.aborted) { box.close(); toast(t("web.connect.done")); again(); } };
  open.addEventListener("click", () => agree.checked && fill(body, finish(login, done)));
  open.addEventListener("click", () => watch(waiting.signal, done), { once: true });
  agree.focus();
}

function finish(login, done) {
  const fields = { code: field(t("web.connect.code"), h("input", { type: "text", autocomplete: "off", spellcheck: "false" }), { hint: t("web.connect.code-hint") }) };
  const general = h("p", { class: "error", role: "alert" });
  const form = h("form", { class: "form", novalidate: true }, fields.code, general, h("button", { type: "submit", class: "button" }, t("web.connect.finish")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    fields.code.fail();
    try {
      await post("/api/claude/callback", { code: fields.code.input.value.trim(), state: login.state });
      done();
    } catch (failure) {
      showFailure(failure, fields, general);
    }
  });
  return [h("p", { role: "status" }, h("span", { class: "spinner", "aria-hidden": "true" }), isHere() ? t("web.connect.waiting") : t("web.connect.paste")), form];
}

async function watch(signal, done) {
  const mark = (status) => JSON.stringify([status.kind, status.account, status.expires_at, status.last_refresh]);
  const before = mark(await get("/api/claude/status"));
  while (!signal.aborted) {
    await new Promise((next) => setTimeout(next, 1200));
    if (signal.aborted) return;
    const now = await get("/api/claude/status").catch(() => null);
    if (now?.connected && now.kind === "oauth" && mark(now) !== before) return done();
  }
}
