import { h, fill, field, button } from "./dom.js";
import { t, chooseLanguage, chosenLanguage } from "./i18n.js";
import { get, put, patch, post, run, session } from "./api.js";
import { about, whyNoUpdates } from "./about.js";
import { confirmDialog, copyButton, showFailure, toast } from "./dialog.js";

export async function show(area, page) {
  const [limits, network, general, its] = await Promise.all([get("/api/limits"), optional("/api/network"), optional("/api/settings"), get("/api/about")]);
  fill(area, h("header", { class: "page-head" }, h("h1", null, page.title)), network && sharing(network), account(limits), general && server(general, whyNoUpdates(its)), language(), password(), sessions(), about(its));
}

/** The owner's alone. */
async function optional(path) {
  try {
    return await get(path);
  } catch (failure) {
    if (failure.status === 403 || failure.status === 404) return null;
    throw failure;
  }
}

const check = (checked) => h("input", { type: "checkbox", checked });
const choices = (entries, current) => h("select", null, entries.map(([value, label]) => h("option", { value, selected: value === current }, label)));

function sharing(network) {
  const its = network.sharing;
  const given = Object.fromEntries(network.fixed.map((each) => [each.setting, each.value]));
  const port = (name, value) => h("input", { type: "number", min: 1, max: 65535, value: given[name] ?? value, disabled: name in given });
  const fields = {
    lan: field(t("web.network.lan"), check(its.lan), { hint: t("web.network.lan-hint") }),
    mode: field(t("web.network.mode"), choices([["https", t("web.network.https")], ["http", t("web.network.http")]], its.mode), { hint: t("web.network.mode-hint") }),
    port: field(t("web.network.port"), port("PORT", its.port)),
    https_port: field(t("web.network.https-port"), port("HTTPS_PORT", its.https_port)),
    remote_administration: field(t("web.network.remote"), check(its.remote_administration), { hint: t("web.network.remote-hint") }),
  };
  fields.lan.input.disabled = fields.mode.input.disabled = "HOST" in given;
  const chosen = (which) => (fields[which].input.disabled ? its[which] : Number(fields[which].input.value));
  const card = form(t("web.network.title"), null, fields, async () => {
    const plain = fields.lan.input.checked && fields.mode.input.value === "http";
    if (plain && !(its.lan && its.mode === "http") && !(await sure())) return false;
    const next = await patch("/api/network", {
      lan: fields.lan.input.checked,
      mode: fields.mode.input.value,
      port: chosen("port"),
      https_port: chosen("https_port"),
      remote_administration: fields.remote_administration.input.checked,
    }, { whole: true });
    const fresh = sharing(next);
    card.replaceWith(fresh);
    fresh.querySelector("[type=submit]").focus();
    moved(fresh, its, next.sharing);
    return true;
  });
  card.append(h("h3", null, t("web.network.urls")), h("ul", { class: "urls" }, network.urls.map((each) => h("li", null, h("code", null, each.url), copyButton(each.url)))), fixed(network));
  if (network.authority) card.append(h("p", { class: "hint" }, t("web.network.fingerprint"), " ", h("code", null, network.authority.fingerprint)));
  return card;
}

/** Plain HTTP for others is a choice of its own. */
const sure = () => new Promise((done) => confirmDialog(t("web.network.title"), t("web.network.plain"), t("web.network.plain-button"), async () => done(true)).addEventListener("close", () => done(false)));

/** This page came from a port that is no more; the next call would find nobody. */
function moved(card, before, after) {
  const which = location.protocol === "https:" ? "https_port" : "port";
  if (before[which] === after[which] || Number(location.port) !== before[which]) return;
  const url = `${location.protocol}//${location.hostname}:${after[which]}/`;
  card.prepend(h("div", { class: "note", role: "status" }, h("p", null, t("web.network.moved"), " ", h("a", { href: url }, url))));
}

function fixed(body) {
  return body.fixed.length ? h("p", { class: "hint" }, t("web.network.fixed", body.fixed.map((each) => `${each.setting} (${each.source})`).join(", "))) : "";
}

function server(general, noUpdates) {
  const fields = {
    contact_hint: field(t("web.settings.contact"), h("input", { type: "text", maxlength: 200, value: general.contact_hint ?? "" }), { hint: t("web.settings.contact-hint") }),
    check_for_updates: field(t("web.settings.updates"), check(general.check_for_updates), { hint: noUpdates }),
    log_level: field(t("web.settings.log"), choices(["error", "warn", "info", "debug", "trace"].map((each) => [each, each]), general.log_level)),
  };
  const frozen = general.fixed.some((each) => each.setting === "LOG_LEVEL");
  fields.log_level.input.disabled = frozen;
  fields.check_for_updates.input.disabled = noUpdates !== null;
  const card = form(t("web.settings.server"), null, fields, () => patch("/api/settings", {
    contact_hint: fields.contact_hint.input.value,
    check_for_updates: fields.check_for_updates.input.checked,
    ...(frozen ? {} : { log_level: fields.log_level.input.value }),
  }, { whole: true }));
  card.append(fixed(general));
  return card;
}

/** A card with a form in it: sends, and says what is wrong where it is wrong. */
function form(title, text, fields, send) {
  const general = h("p", { class: "error", role: "alert" });
  const ok = h("button", { type: "submit", class: "button primary" }, t("web.save"));
  const box = h("form", { class: "form", novalidate: true }, Object.values(fields), general, h("div", null, ok));
  box.addEventListener("submit", async (event) => {
    event.preventDefault();
    ok.disabled = true;
    general.textContent = "";
    Object.values(fields).forEach((each) => each.fail());
    try {
      if ((await send()) !== false) toast(t("web.saved"));
    } catch (failure) {
      showFailure(failure, fields, general);
    } finally {
      ok.disabled = false;
    }
  });
  return h("section", { class: "card" }, h("h2", null, title), text && h("p", { class: "muted" }, text), box);
}

function account(limits) {
  const fields = {
    calls_at_once: field(t("web.settings.at-once"), h("input", { type: "number", min: 1, value: limits.calls_at_once ?? "" }), { hint: t("web.settings.at-once-hint") }),
    hint: field(t("web.settings.hint"), h("input", { type: "text", maxlength: 200, value: limits.hint ?? "" }), { hint: t("web.settings.hint-hint") }),
    quota_mode: field(t("web.settings.quota"), h("select", null, [["off", t("web.settings.quota.off")], ["advise", t("web.settings.quota.advise")], ["enforce", t("web.settings.quota.enforce")]]
      .map(([value, label]) => h("option", { value, selected: value === limits.quota_mode }, label))), { hint: t("web.settings.quota-hint") }),
  };
  return form(t("web.settings.account"), null, fields, () => put("/api/limits", {
    ...limits,
    calls_at_once: fields.calls_at_once.input.value === "" ? null : Number(fields.calls_at_once.input.value),
    hint: fields.hint.input.value,
    quota_mode: fields.quota_mode.input.value,
  }));
}

function language() {
  const select = h("select", { onchange: () => chooseLanguage(select.value) }, [["", t("web.settings.language.browser")], ["en", "English"], ["de", "Deutsch"]]
    .map(([value, label]) => h("option", { value, selected: value === chosenLanguage() }, label)));
  return h("section", { class: "card" }, h("h2", null, t("web.settings.language")), field(t("web.settings.language"), select));
}

function password() {
  const fields = {
    current_password: field(t("web.settings.password.current"), h("input", { type: "password", autocomplete: "current-password" })),
    new_password: field(t("web.settings.password.new"), h("input", { type: "password", autocomplete: "new-password" }), { hint: t("web.register.password-hint") }),
  };
  return form(t("web.settings.password"), t("web.settings.password.text"), fields, async () => {
    session.set(await post("/api/auth/password", { current_password: fields.current_password.input.value, new_password: fields.new_password.input.value }));
    fields.current_password.input.value = "";
    fields.new_password.input.value = "";
  });
}

function sessions() {
  return h("section", { class: "card" }, h("h2", null, t("web.settings.sessions")), h("p", { class: "muted" }, t("web.settings.sessions.text")),
    h("div", null, button(t("web.settings.sessions.button"), () => confirmDialog(t("web.settings.sessions.button"), t("web.settings.sessions.text"), t("web.settings.sessions.button"), async () => {
      await run("/api/auth/logout-everywhere");
      session.clear();
      location.hash = "";
      location.reload();
    }), { kind: "danger" })));
}
