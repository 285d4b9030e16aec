import { h, fill, button, badge, field, empty, icon } from "./dom.js";
import { t, number, ago, date, dateTime } from "./i18n.js";
import { get, post, patch, run, remove } from "./api.js";
import { dialog, formDialog, confirmDialog, copyButton, toast, attempt } from "./dialog.js";
import { snippets } from "./snippets.js";
import { limitMeters } from "./parts.js";
import { limitsDialog, templateSelect } from "./limits.js";
import { addressInput, showLink } from "./links.js";

const STATES = { active: ["web.keys.state.active", "good"], disabled: ["web.keys.state.disabled", "quiet"], expired: ["web.keys.state.expired", "bad"] };
const CHUNK = 100;

export async function show(area, page) {
  const view = { keys: [], links: [], search: "", sort: "created_at", down: true, most: CHUNK, user: page.user, signal: page.signal };
  const search = h("input", { type: "search", placeholder: t("web.keys.search"), "aria-label": t("web.keys.search"), oninput: () => { view.search = search.value; view.most = CHUNK; rows(); } });
  const table = h("div", { class: "table-box" });
  const count = h("p", { class: "muted small", role: "status" });
  const reload = async () => {
    [view.keys, view.links] = await Promise.all([get("/api/keys/list").then((body) => body.keys), get("/api/join-links").then((body) => body.join_links)]);
    rows();
  };
  view.reload = () => attempt(reload);
  const rows = () => draw(table, count, view, rows);
  await reload();
  fill(area,
    h("header", { class: "page-head" }, h("h1", null, page.title),
      h("div", { class: "actions" }, button(t("web.keys.invite"), () => invite(view), { icon: "link" }), button(t("web.keys.new"), () => create(view), { kind: "primary", icon: "plus" }))),
    h("div", { class: "toolbar" }, h("div", { class: "search" }, icon("search"), search), count), table);
}

function matching(view) {
  const wanted = view.search.trim().toLowerCase();
  const found = wanted ? view.keys.filter((key) => key.name.toLowerCase().includes(wanted) || key.prefix.includes(wanted)) : [...view.keys];
  const by = view.sort;
  found.sort((a, b) => {
    const order = by === "name" ? a.name.localeCompare(b.name) : String(a[by] ?? "").localeCompare(String(b[by] ?? ""));
    return view.down ? -order : order;
  });
  return found;
}

function draw(table, count, view, again) {
  if (!view.keys.length) {
    fill(count);
    fill(table, empty(t("web.keys.empty"), t("web.keys.empty.text"), button(t("web.keys.new"), () => create(view), { kind: "primary", icon: "plus" })));
    return;
  }
  const found = matching(view);
  fill(count, found.length === 1 ? t("web.keys.count-one") : t("web.keys.count", number(found.length)));
  const head = (name, label, kind = "") => h("th", { scope: "col", class: kind, "aria-sort": view.sort === name ? (view.down ? "descending" : "ascending") : null },
    h("button", { type: "button", onclick: () => { view.down = view.sort === name ? !view.down : name !== "name"; view.sort = name; again(); } }, label));
  const pending = new Set(view.links.map((link) => link.key_id));
  fill(table,
    h("table", { class: "table keys" },
      h("thead", null, h("tr", null, head("name", t("web.keys.name")), head("state", t("web.keys.state")), h("th", { scope: "col", class: "wide" }, t("web.keys.prefix")),
        head("last_used_at", t("web.keys.last-used")), head("created_at", t("web.keys.created"), "wide"), head("expires_at", t("web.keys.expires"), "wide"))),
      h("tbody", null, found.slice(0, view.most).map((key) => row(key, view, pending.has(key.id))))),
    !found.length && h("p", { class: "muted pad" }, t("web.keys.none-found")),
    found.length > view.most && h("div", { class: "pad" }, button(t("web.more"), () => { view.most += CHUNK * 5; again(); })));
}

function row(key, view, invited) {
  const [label, kind] = STATES[key.state];
  return h("tr", null,
    h("td", { class: "name" }, h("button", { type: "button", class: "link", title: key.name, onclick: () => details(key, view) }, key.name)),
    h("td", { class: "states" }, badge(t(label), kind), invited && badge(t("web.keys.invited"), "quiet")),
    h("td", { class: "wide" }, h("code", null, key.prefix)),
    h("td", null, key.last_used_at ? h("time", { datetime: key.last_used_at, title: dateTime(key.last_used_at) }, ago(key.last_used_at)) : h("span", { class: "muted" }, t("web.keys.unused"))),
    h("td", { class: "wide" }, date(key.created_at)),
    h("td", { class: "wide" }, key.expires_at ? date(key.expires_at) : h("span", { class: "muted" }, t("web.keys.never"))));
}

function create(view) {
  const fields = {
    name: field(t("web.keys.name"), h("input", { type: "text", maxlength: 80, autocomplete: "off" }), { hint: t("web.keys.name-hint") }),
    template: field(t("web.limits.title"), templateSelect()),
    expires_at: field(t("web.keys.expires"), h("input", { type: "date" }), { hint: t("web.keys.expires-hint") }),
  };
  formDialog(t("web.keys.new"), fields, async () => {
    const body = { name: fields.name.input.value };
    if (fields.template.input.value) body.template = fields.template.input.value;
    if (fields.expires_at.input.value) body.expires_at = endOf(fields.expires_at.input.value);
    const made = await post("/api/keys/generate", body, { once: crypto.randomUUID?.() });
    view.reload();
    reveal(made);
  }, { ok: t("web.keys.generate") });
}

const endOf = (dayOfMonth) => new Date(`${dayOfMonth}T23:59:59`).toISOString();

/** The one time that the whole key can be seen. */
function reveal(made) {
  dialog(t("web.keys.made", made.name), [
    h("p", null, t("web.keys.once")),
    h("div", { class: "secret" }, h("code", null, made.key), copyButton(made.key)),
    h("h3", null, t("web.join.setup")),
    setupFor(made.key),
  ], { kind: "wide" });
}

/** Snippets for the address that teammates use, which is not the one of this page. */
function setupFor(key) {
  const box = snippets({ key, masked: true, baseUrl: location.origin });
  const url = addressInput(() => { box.load(url.value); qr(); });
  const code = h("img", { class: "qr", alt: "", width: 116, height: 116 });
  const qr = () => post("/api/qr", { text: `${url.value}/setup` }).then((made) => (code.src = `data:image/svg+xml,${encodeURIComponent(made.svg)}`)).catch(() => {});
  qr();
  code.alt = t("web.keys.qr");
  return h("div", { class: "with-qr" }, h("div", null, field(t("web.setup.url"), url, { hint: t("web.keys.url-hint") }), box), h("figure", null, code, h("figcaption", { class: "hint" }, t("web.keys.qr"))));
}

function invite(view, key) {
  const fields = key ? {} : {
    name: field(t("web.keys.name"), h("input", { type: "text", maxlength: 80, autocomplete: "off" }), { hint: t("web.keys.name-hint") }),
    template: field(t("web.limits.title"), templateSelect()),
  };
  fields.valid_seconds = field(t("web.links.valid"), h("select", null, [[86400, t("web.links.day")], [604800, t("web.links.week")], [2592000, t("web.links.month")]].map(([seconds, label]) => h("option", { value: seconds, selected: seconds === 604800 }, label))));
  formDialog(key ? t("web.links.for", key.name) : t("web.keys.invite"), fields, async () => {
    const body = { valid_seconds: Number(fields.valid_seconds.input.value) };
    if (key) body.key_id = key.id;
    else {
      body.name = fields.name.input.value;
      if (fields.template.input.value) body.template = fields.template.input.value;
    }
    const made = await post("/api/join-links", body);
    view.reload();
    showLink(made);
  }, { ok: t("web.links.make"), intro: key ? t("web.links.replaces") : t("web.links.text") });
}

async function details(key, view) {
  const body = h("div", { class: "stack" });
  const link = view.links.find((each) => each.key_id === key.id);
  const changed = (text) => { box.close(); view.reload(); toast(text); };
  const act = (path, change, text) => attempt(async () => { await change(path); changed(text); });
  const box = dialog(key.name, body, {
    actions: [
      button(t("web.keys.rename"), () => rename(key, changed), { kind: "small" }),
      button(t("web.limits.title"), () => limitsDialog(key, () => changed(t("web.saved"))), { kind: "small" }),
      button(t("web.keys.set-expiry"), () => expiry(key, changed), { kind: "small" }),
      button(t("web.links.make"), () => { box.close(); invite(view, key); }, { kind: "small" }),
      button(t("web.keys.rotate"), () => confirmDialog(t("web.keys.rotate"), t("web.keys.rotate.text"), t("web.keys.rotate"), async () => { const made = await run(`/api/keys/${key.id}/rotate`); box.close(); view.reload(); reveal(made); }), { kind: "small" }),
      key.state === "disabled"
        ? button(t("web.keys.enable"), () => act(`/api/keys/${key.id}`, (path) => patch(path, { state: "active" }), t("web.keys.enabled")), { kind: "small" })
        : button(t("web.keys.disable"), () => act(`/api/keys/${key.id}`, (path) => patch(path, { state: "disabled" }), t("web.keys.disabled")), { kind: "small" }),
      button(t("web.keys.delete"), () => confirmDialog(t("web.keys.delete"), t("web.keys.delete.text", key.name), t("web.keys.delete"), async () => { await remove(`/api/keys/${key.id}`); changed(t("web.keys.deleted")); }), { kind: "small danger" }),
    ],
  });
  fill(body,
    h("dl", { class: "facts" },
      h("dt", null, t("web.keys.prefix")), h("dd", null, h("code", null, key.prefix)),
      h("dt", null, t("web.keys.state")), h("dd", null, t(STATES[key.state][0])),
      h("dt", null, t("web.keys.endpoints")), h("dd", null, key.endpoints.join(", ")),
      h("dt", null, t("web.keys.created")), h("dd", null, dateTime(key.created_at)),
      h("dt", null, t("web.keys.expires")), h("dd", null, key.expires_at ? dateTime(key.expires_at) : t("web.keys.never")),
      h("dt", null, t("web.keys.last-used")), h("dd", null, key.last_used_at ? dateTime(key.last_used_at) : t("web.keys.unused"))),
    link && h("div", { class: "note" }, h("strong", null, t("web.links.open", ago(link.expires_at))),
      button(t("web.links.revoke"), () => act(`/api/join-links/${link.id}`, remove, t("web.links.revoked")), { kind: "small" })));
  const state = await attempt(() => get(`/api/keys/${key.id}/limits`));
  if (state) body.append(h("h3", null, t("web.me.limits")), limitMeters(state));
}

function rename(key, changed) {
  const fields = { name: field(t("web.keys.name"), h("input", { type: "text", maxlength: 80, value: key.name })) };
  formDialog(t("web.keys.rename"), fields, async () => {
    await patch(`/api/keys/${key.id}`, { name: fields.name.input.value });
    changed(t("web.saved"));
  });
}

function expiry(key, changed) {
  const fields = { expires_at: field(t("web.keys.expires"), h("input", { type: "date", value: key.expires_at?.slice(0, 10) ?? "" }), { hint: t("web.keys.expires-hint") }) };
  formDialog(t("web.keys.set-expiry"), fields, async () => {
    await patch(`/api/keys/${key.id}`, { expires_at: fields.expires_at.input.value ? endOf(fields.expires_at.input.value) : null });
    changed(t("web.saved"));
  });
}
